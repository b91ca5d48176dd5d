package io.huiji.server.insight.report;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Ratio;
import io.huiji.server.insight.model.Sums;
import io.huiji.server.insight.model.Table;
import io.huiji.server.insight.model.Table.Text;
import io.huiji.server.insight.model.Table.Unit;
import io.huiji.server.insight.store.ActiveSql;
import io.huiji.server.insight.store.PlaceSql;
import io.huiji.server.insight.store.PlaceSql.Place;
import io.huiji.server.insight.store.SumsSql;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Report 3: stores, the best first. */
@Component("insight.stores")
class StoreRanking implements Report {

    private final SumsSql sums;
    private final ActiveSql active;
    private final PlaceSql places;

    StoreRanking(SumsSql sums, ActiveSql active, PlaceSql places) {
        this.sums = sums;
        this.active = active;
        this.places = places;
    }

    @Override
    public String name() {
        return "stores";
    }

    @Override
    public Text title() {
        return new Text("门店排行", "Stores ranked");
    }

    @Override
    public Text definition() {
        return new Text(
                "所选时段内各门店的会员销售(实付−退款)、小票、客单价、发放与兑换积分、活跃会员(至少消费一次的人数)。对比列为对比时段的销售;变化为相对变化(百分比),不是百分点。",
                "Sales to members by store (paid less refunded), receipts, average ticket, points issued and redeemed, active m"
                + "embers (bought at least once). The change is relative (percent), not in percentage points.");
    }

    @Override
    public Chart chart() {
        return Chart.bar("name", "sales");
    }

    @Override
    public Table table(Asked asked, ZoneId zone) {
        Map<Long, Sums> now = sums.stores(asked);
        Map<Long, Sums> before = asked.compared() == null ? Map.of() : sums.stores(asked.during(asked.compared()));
        Map<Long, Long> actives = active.byStore(asked);
        List<Place> ranked = Slices.places(places, asked);
        ranked.sort(Comparator.comparingLong((Place place) -> now.getOrDefault(place.id(), Sums.NONE).netFen()).reversed());
        Table.Rows rows = new Table.Rows();
        for (Place place : ranked) {
            Sums sum = now.getOrDefault(place.id(), Sums.NONE);
            Long earlier = asked.compared() == null ? null : before.getOrDefault(place.id(), Sums.NONE).netFen();
            rows.add(place.code(), place.name(), Slices.kind(place, asked), sum.netFen(), earlier, earlier == null ? null : Ratio.of(sum.netFen() - earlier, earlier),
                    sum.receipts(), Ratio.each(sum.salesFen(), sum.receipts()), sum.issued(), sum.netRedeemed(),
                    actives.getOrDefault(place.id(), 0L));
        }
        return rows.under(List.of(Slices.STORE, Slices.NAME, Slices.KIND, Table.column("sales", Unit.FEN, "会员销售", "Sales to members"),
                Table.column("sales_before", Unit.FEN, "对比时段销售", "Sales compared with"), Table.column("change", Unit.SHARE, "相对变化", "Relative change"),
                Table.column("receipts", Unit.COUNT, "小票", "Receipts"), Table.column("ticket", Unit.FEN, "客单价", "Average ticket"),
                Table.column("issued", Unit.POINTS, "发放", "Issued"), Table.column("redeemed", Unit.POINTS, "兑换", "Redeemed"),
                Table.column("active", Unit.COUNT, "活跃会员", "Active members")));
    }
}
