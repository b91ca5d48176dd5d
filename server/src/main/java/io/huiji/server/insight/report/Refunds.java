package io.huiji.server.insight.report;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Ratio;
import io.huiji.server.insight.model.Sums;
import io.huiji.server.insight.model.Table;
import io.huiji.server.insight.model.Table.Text;
import io.huiji.server.insight.model.Table.Unit;
import io.huiji.server.insight.store.PlaceSql;
import io.huiji.server.insight.store.PlaceSql.Place;
import io.huiji.server.insight.store.SumsSql;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Report 11: what came back. */
@Component("insight.refunds")
class Refunds implements Report {

    private final SumsSql sums;
    private final PlaceSql places;

    Refunds(SumsSql sums, PlaceSql places) {
        this.sums = sums;
        this.places = places;
    }

    @Override
    public String name() {
        return "refunds";
    }

    @Override
    public Text title() {
        return new Text("退款与追回", "Refunds and claw-backs");
    }

    @Override
    public Text definition() {
        return new Text(
                "按退款发生的门店与日期:笔数、金额、占会员实付的比例、追回的积分。撤销导入不算退款,它直接抵减原小票。",
                "By the store and day of the refund: how many, how much, as a share of what members paid, and the points taken "
                + "back. Undoing an import is no refund: it takes its receipts back on their own days.");
    }

    @Override
    public Chart chart() {
        return Chart.bar("name", "refunded");
    }

    @Override
    public Table table(Asked asked, ZoneId zone) {
        Map<Long, Sums> stores = sums.stores(asked);
        Table.Rows rows = new Table.Rows();
        Slices.places(places, asked).stream().filter(place -> stores.containsKey(place.id()))
                .sorted(Comparator.comparingLong((Place place) -> stores.getOrDefault(place.id(), Sums.NONE).refundedFen()).reversed()).forEach(place -> {
                    Sums sum = stores.getOrDefault(place.id(), Sums.NONE);
                    rows.add(place.code(), place.name(), sum.refunds(), sum.refundedFen(), Ratio.of(sum.refundedFen(), sum.salesFen()), sum.clawedBack());
                });
        return rows.under(List.of(Slices.STORE, Slices.NAME, Table.column("refunds", Unit.COUNT, "退款笔数", "Refunds"),
                Table.column("refunded", Unit.FEN, "退款金额", "Refunded"), Table.column("share", Unit.SHARE, "占实付", "Share of sales"),
                Table.column("clawed_back", Unit.POINTS, "追回积分", "Points taken back")));
    }
}
