package io.huiji.server.insight.report;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Period;
import io.huiji.server.insight.model.Table;
import io.huiji.server.insight.model.Table.Text;
import io.huiji.server.insight.model.Table.Unit;
import io.huiji.server.insight.store.ActiveSql;
import io.huiji.server.insight.store.ActiveSql.Active;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Report 5: members who bought. */
@Component("insight.active")
class ActiveMembers implements Report {

    private final ActiveSql active;

    ActiveMembers(ActiveSql active) {
        this.active = active;
    }

    @Override
    public String name() {
        return "active";
    }

    @Override
    public Text title() {
        return new Text("活跃会员", "Active members");
    }

    @Override
    public Text definition() {
        return new Text(
                "至少有一张小票的会员数,每段内每人只计一次(日活、周活、月活由粒度决定)。首购:此前从未消费;其余为回头客。筛选多家门店时为各店之和。",
                "Members with at least one receipt, each counted once in a day, week or month (DAU, WAU, MAU by the grain). Fir"
                + "st: never bought before; the rest came back. With several stores chosen it is the sum of the stores.");
    }

    @Override
    public Chart chart() {
        return Chart.line("from", "active", "first");
    }

    @Override
    public Table table(Asked asked, ZoneId zone) {
        List<Period> slices = asked.period().slices(asked.granularity());
        List<Active> actives = active.of(asked, slices);
        Table.Rows rows = new Table.Rows();
        for (int i = 0; i < slices.size(); i++) {
            Active counted = actives.get(i);
            rows.add(slices.get(i).from(), slices.get(i).to(), counted.members(), counted.first(), counted.members() - counted.first());
        }
        return rows.under(List.of(Slices.FROM, Slices.TO, Table.column("active", Unit.COUNT, "活跃会员", "Active members"),
                Table.column("first", Unit.COUNT, "首购", "First purchase"), Table.column("returning", Unit.COUNT, "回头客", "Came back")));
    }
}
