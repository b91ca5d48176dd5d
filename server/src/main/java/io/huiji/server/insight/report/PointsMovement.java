package io.huiji.server.insight.report;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Period;
import io.huiji.server.insight.model.Sums;
import io.huiji.server.insight.model.Table;
import io.huiji.server.insight.model.Table.Text;
import io.huiji.server.insight.model.Table.Unit;
import io.huiji.server.insight.store.SumsSql;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Report 1: what came into the books and left them. */
@Component("insight.points")
class PointsMovement implements Report {

    private final SumsSql sums;

    PointsMovement(SumsSql sums) {
        this.sums = sums;
    }

    @Override
    public String name() {
        return "points";
    }

    @Override
    public Text title() {
        return new Text("积分变动", "Points movement");
    }

    @Override
    public Text definition() {
        return new Text(
                "按事件发生日(门店时区)汇总账本:发放=消费与活动所得;追回=退款收回;兑换已减撤销;过期按到期日;调整为人工增减。净增=发放−追回−兑换−过期+调整,各期之和等于会员持有积分的变化。",
                "The books by the day of the event in the store's zone. Issued: from receipts and activities; taken back: by re"
                + "funds; redeemed: less reversals; expired: on the day of expiry; adjusted: by hand. Net = issued − taken back −"
                + " redeemed − expired + adjusted; it sums to the change of what members hold.");
    }

    @Override
    public Chart chart() {
        return Chart.line("from", "issued", "redeemed", "expired");
    }

    @Override
    public Table table(Asked asked, ZoneId zone) {
        Map<LocalDate, Sums> slices = sums.slices(asked);
        Table.Rows rows = new Table.Rows();
        for (Period slice : asked.period().slices(asked.granularity())) {
            Sums sum = slices.getOrDefault(slice.from(), Sums.NONE);
            rows.add(slice.from(), slice.to(), sum.issued(), sum.clawedBack(), sum.netRedeemed(), sum.expired(), sum.adjustedUp() - sum.adjustedDown(),
                    sum.transferred(), sum.outstandingDelta());
        }
        return rows.under(List.of(Slices.FROM, Slices.TO, Table.column("issued", Unit.POINTS, "发放", "Issued"),
                Table.column("clawed_back", Unit.POINTS, "退款追回", "Taken back"), Table.column("redeemed", Unit.POINTS, "兑换", "Redeemed"),
                Table.column("expired", Unit.POINTS, "过期", "Expired"), Table.column("adjusted", Unit.POINTS, "调整", "Adjusted"),
                Table.column("transferred", Unit.POINTS, "转赠", "Transferred"), Table.column("net", Unit.POINTS, "净增", "Net")));
    }
}
