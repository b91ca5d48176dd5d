package io.huiji.server.insight.report;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Ratio;
import io.huiji.server.insight.model.Sums;
import io.huiji.server.insight.model.Table;
import io.huiji.server.insight.model.Table.Text;
import io.huiji.server.insight.model.Table.Unit;
import io.huiji.server.insight.store.MembersSql;
import io.huiji.server.insight.store.SumsSql;
import io.huiji.server.programme.Programmes;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Report 7: who is in which tier, and what they bring. */
@Component("insight.tiers")
class Tiers implements Report {

    private final SumsSql sums;
    private final MembersSql members;
    private final Programmes programmes;
    private final InstantSource clock;

    Tiers(SumsSql sums, MembersSql members, Programmes programmes, InstantSource clock) {
        this.sums = sums;
        this.members = members;
        this.programmes = programmes;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tiers";
    }

    @Override
    public Text title() {
        return new Text("等级分布与贡献", "Tiers and their share of value");
    }

    @Override
    public Text definition() {
        return new Text(
                "会员数:现在各等级的人数(已注销除外)。销售、小票与积分:所选时段内,按消费当时的等级计。按门店筛选时,会员数为这些门店招募的会员。",
                "Members: in each tier now, closed accounts left out. Sales, receipts and points: in the period, by the tier th"
                + "at the member had when she bought. With a filter of stores, members are those whom these enrolled.");
    }

    @Override
    public Chart chart() {
        return Chart.bar("tier", "members_share", "sales_share");
    }

    @Override
    public Table table(Asked asked, ZoneId zone) {
        Map<String, Long> counts = members.tiers(asked);
        Map<String, Sums> values = sums.tiers(asked);
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long allFen = values.values().stream().mapToLong(Sums::netFen).sum();
        Table.Rows rows = new Table.Rows();
        names(asked, counts, values).forEach((code, name) -> {
            long there = counts.getOrDefault(code, 0L);
            Sums sum = values.getOrDefault(code, Sums.NONE);
            rows.add(name, there, Ratio.of(there, all), sum.netFen(), Ratio.of(sum.netFen(), allFen), sum.receipts(),
                    Ratio.each(sum.salesFen(), sum.receipts()), sum.issued(), sum.netRedeemed());
        });
        return rows.under(List.of(Table.column("tier", Unit.TEXT, "等级", "Tier"), Table.column("members", Unit.COUNT, "会员数", "Members"),
                Table.column("members_share", Unit.SHARE, "会员占比", "Share of members"), Table.column("sales", Unit.FEN, "会员销售", "Sales"),
                Table.column("sales_share", Unit.SHARE, "销售占比", "Share of sales"), Table.column("receipts", Unit.COUNT, "小票", "Receipts"),
                Table.column("ticket", Unit.FEN, "客单价", "Average ticket"), Table.column("issued", Unit.POINTS, "发放", "Issued"),
                Table.column("redeemed", Unit.POINTS, "兑换", "Redeemed")));
    }

    /** The ladder's tiers, lowest first, then those that earlier programmes had, then who is in none. */
    private Map<String, String> names(Asked asked, Map<String, Long> counts, Map<String, Sums> values) {
        Map<String, String> names = new LinkedHashMap<>();
        var tiers = programmes.inForce(clock.instant()).programme().tiers();
        if (tiers != null) {
            tiers.ladder().forEach(tier -> names.put(tier.code(), Slices.of(tier.name(), asked)));
        }
        Stream.concat(counts.keySet().stream(), values.keySet().stream()).filter(code -> !code.isEmpty()).sorted().forEach(code -> names.putIfAbsent(code, code));
        if (counts.getOrDefault("", 0L) > 0 || values.containsKey("")) {
            names.put("", asked.english() ? "no tier yet" : "未定级");
        }
        return names;
    }
}
