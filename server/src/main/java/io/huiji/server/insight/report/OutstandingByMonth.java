package io.huiji.server.insight.report;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Ratio;
import io.huiji.server.insight.model.Table;
import io.huiji.server.insight.model.Table.Text;
import io.huiji.server.insight.model.Table.Unit;
import io.huiji.server.insight.store.MembersSql;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Report 2: what is still to be used or to lapse. */
@Component("insight.outstanding")
class OutstandingByMonth implements Report {

    private final MembersSql members;

    OutstandingByMonth(MembersSql members) {
        this.members = members;
    }

    @Override
    public String name() {
        return "outstanding";
    }

    @Override
    public Text title() {
        return new Text("待用积分的到期分布", "Outstanding by expiry");
    }

    @Override
    public Text definition() {
        return new Text(
                "现在会员手中尚未使用的积分(含待生效与预扣),按到期月份;每 30 分钟取一次。按门店筛选时,为这些门店发放的积分。与所选时段无关。",
                "Points that members hold now, pending and reserved ones included, by the month in which they expire; taken eve"
                + "ry 30 minutes. With a filter of stores: points that these issued. The period does not matter.");
    }

    @Override
    public Chart chart() {
        return Chart.bar("month", "points");
    }

    @Override
    public Table table(Asked asked, ZoneId zone) {
        List<MembersSql.Expiring> months = members.outstanding(asked);
        long all = months.stream().mapToLong(MembersSql.Expiring::points).sum();
        Table.Rows rows = new Table.Rows();
        months.forEach(month -> rows.add(month.month() == null ? (asked.english() ? "never" : "永不过期") : YearMonth.from(month.month()), month.points(),
                Ratio.of(month.points(), all)));
        return rows.under(List.of(Table.column("month", Unit.TEXT, "到期月份", "Expires in"), Table.column("points", Unit.POINTS, "积分", "Points"),
                Table.column("share", Unit.SHARE, "占比", "Share")));
    }
}
