package io.huiji.bench;

import io.huiji.bench.load.LoadResult;
import io.huiji.bench.load.Pace;
import io.huiji.bench.server.Site;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The same purchases by the same rules: once every one draws on one campaign's budget, once none does. */
final class HotAgainstCold {

    private static final int CONNECTIONS = 128;

    private final Options options;
    private final Report report;

    HotAgainstCold(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    void measure(Site site) throws Exception {
        site.books().empty();
        Checks.clean(report, "hot_over_cold", site.single(CONNECTIONS, new Pace.Closed(), options.warmupSeconds()));
        List<Pairs.Pair> pairs = Pairs.interleave(options.pairs(),
                () -> rate(site, CampaignProgrammes.hot(), true), () -> rate(site, CampaignProgrammes.cold(), false));
        report.value("hot_per_s", Pairs.medianMeasured(pairs));
        report.value("cold_per_s", Pairs.medianReference(pairs));
        report.value("hot_over_cold", Pairs.medianRatio(pairs));
        site.publish(CampaignProgrammes.demo());
    }

    private double rate(Site site, ObjectNode programme, boolean hot) throws Exception {
        site.publish(programme);
        long before = budgetLeft(site);
        LoadResult result = Checks.clean(report, "hot_over_cold", site.single(CONNECTIONS, new Pace.Closed(), options.seconds()));
        boolean drawn = budgetLeft(site) != before;
        if (drawn != hot) {
            report.flag("hot_over_cold", hot ? "no purchase drew on the budget" : "a purchase drew on the budget");
        }
        return result.unitsPerSecond();
    }

    private static long budgetLeft(Site site) throws Exception {
        return Long.parseLong(site.database().text("select coalesce(sum(left_points), 0) from programme.budget"));
    }
}
