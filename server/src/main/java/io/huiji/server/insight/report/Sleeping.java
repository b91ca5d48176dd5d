package io.huiji.server.insight.report;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Ratio;
import io.huiji.server.insight.model.Table;
import io.huiji.server.insight.model.Table.Text;
import io.huiji.server.insight.model.Table.Unit;
import io.huiji.server.insight.store.MembersSql;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Report 12: who has stopped coming. */
@Component("insight.sleeping")
class Sleeping implements Report {

    private final MembersSql members;

    Sleeping(MembersSql members) {
        this.members = members;
    }

    @Override
    public String name() {
        return "sleeping";
    }

    @Override
    public Text title() {
        return new Text("沉睡与流失会员", "Sleeping and churned members");
    }

    @Override
    public Text definition() {
        return new Text(
                "会员按最近一次消费距今天数分组(已注销除外):30 天内活跃,31–90 天渐冷,91–180 天沉睡,180 天以上流失。按门店筛选时为这些门店招募的会员。与所选时段无关。",
                "Members by how long ago they last bought, closed accounts left out: active within 30 days, cooling 31–90, slee"
                + "ping 91–180, churned beyond. With a filter of stores: whom these enrolled. The period does not matter.");
    }

    @Override
    public Chart chart() {
        return Chart.bar("state", "members");
    }

    private static final int[] UP_TO = {30, 90, 180};

    @Override
    public Table table(Asked asked, ZoneId zone) {
        List<Long> counts = members.byLastPurchase(asked, UP_TO);
        List<String> states = asked.english()
                ? List.of("active (30 days)", "cooling (31–90)", "sleeping (91–180)", "churned (over 180)", "never bought")
                : List.of("活跃(30 天内)", "渐冷(31–90 天)", "沉睡(91–180 天)", "流失(180 天以上)", "从未消费");
        long all = counts.stream().mapToLong(Long::longValue).sum();
        Table.Rows rows = new Table.Rows();
        for (int i = 0; i < states.size(); i++) {
            rows.add(states.get(i), counts.get(i), Ratio.of(counts.get(i), all));
        }
        return rows.under(List.of(Table.column("state", Unit.TEXT, "状态", "State"), Table.column("members", Unit.COUNT, "会员数", "Members"),
                Table.column("share", Unit.SHARE, "占比", "Share")));
    }
}
