package io.huiji.server.insight.report;

import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.util.List;
import org.springframework.stereotype.Component;

/** The standard reports in the order in which they are offered. */
@Component
public class Reports {

    private final List<Report> all;

    Reports(PointsMovement points, OutstandingByMonth outstanding, StoreRanking ranking, StoreByPeriod storeByPeriod, ActiveMembers active, NewMembers joined,
            Tiers tiers, Repurchase repurchase, Basket basket, Redemptions redemptions, Refunds refunds, Sleeping sleeping) {
        all = List.of(points, outstanding, ranking, storeByPeriod, active, joined, tiers, repurchase, basket, redemptions, refunds, sleeping);
    }

    public List<Report> all() {
        return all;
    }

    /** @throws Problem {@code not_found} */
    public Report named(String name) {
        return all.stream().filter(report -> report.name().equals(name)).findFirst().orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
    }
}
