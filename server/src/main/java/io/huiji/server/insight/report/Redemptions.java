package io.huiji.server.insight.report;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Ratio;
import io.huiji.server.insight.model.Table;
import io.huiji.server.insight.model.Table.Text;
import io.huiji.server.insight.model.Table.Unit;
import io.huiji.server.insight.store.PlaceSql;
import io.huiji.server.insight.store.PlaceSql.Place;
import io.huiji.server.insight.store.SumsSql;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Report 10 (X3): where points were earned and where they were spent. */
@Component("insight.redemptions")
class Redemptions implements Report {

    private final SumsSql sums;
    private final PlaceSql places;

    Redemptions(SumsSql sums, PlaceSql places) {
        this.sums = sums;
        this.places = places;
    }

    @Override
    public String name() {
        return "redemptions";
    }

    @Override
    public Text title() {
        return new Text("兑换:发分店与核销店", "Redemptions: earned where, spent where");
    }

    @Override
    public Text definition() {
        return new Text(
                "每一分兑换都追到发放它的批次:行=核销门店×发分门店(撤销已减)。同店为在发分的门店核销;跨店是门店间结算的依据。",
                "Every redeemed point is followed to the lot it came from: a row for each store of redemption and store that ha"
                + "d issued, reversals taken off. Same store: redeemed where it was earned; the others are what stores settle bet"
                + "ween them.");
    }

    @Override
    public Chart chart() {
        return Chart.bar("name", "points");
    }

    @Override
    public Table table(Asked asked, ZoneId zone) {
        Map<Long, Place> byId = places.all();
        List<SumsSql.Crossing> crossings = sums.crossings(asked);
        long all = crossings.stream().mapToLong(SumsSql.Crossing::points).sum();
        Table.Rows rows = new Table.Rows();
        crossings.forEach(crossing -> rows.add(Slices.code(byId, crossing.storeId()), Slices.name(byId, crossing.storeId(), asked),
                Slices.code(byId, crossing.earningStoreId()), Slices.name(byId, crossing.earningStoreId(), asked),
                same(crossing, asked), crossing.points(), Ratio.of(crossing.points(), all)));
        return rows.under(List.of(Table.column("store", Unit.TEXT, "核销门店代码", "Redeemed at"), Table.column("name", Unit.TEXT, "核销门店", "Store of redemption"),
                Table.column("earning_store", Unit.TEXT, "发分门店代码", "Earned at"), Table.column("earning_name", Unit.TEXT, "发分门店", "Store that issued"),
                Table.column("same", Unit.TEXT, "同店/跨店", "Same store"), Table.column("points", Unit.POINTS, "积分", "Points"),
                Table.column("share", Unit.SHARE, "占比", "Share")));
    }

    private static String same(SumsSql.Crossing crossing, Asked asked) {
        boolean same = crossing.storeId() == crossing.earningStoreId();
        return asked.english() ? (same ? "same" : "other") : (same ? "同店" : "跨店");
    }
}
