package io.huiji.server.insight.report;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Ratio;
import io.huiji.server.insight.model.Table;
import io.huiji.server.insight.model.Table.Text;
import io.huiji.server.insight.model.Table.Unit;
import io.huiji.server.insight.store.ActiveSql;
import io.huiji.server.insight.store.ActiveSql.Active;
import io.huiji.server.insight.store.ActiveSql.Interval;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Report 8: who comes back, and after how long. */
@Component("insight.repurchase")
class Repurchase implements Report {

    private final ActiveSql active;

    Repurchase(ActiveSql active) {
        this.active = active;
    }

    @Override
    public String name() {
        return "repurchase";
    }

    @Override
    public Text title() {
        return new Text("复购率与间隔", "Repurchase");
    }

    @Override
    public Text definition() {
        return new Text(
                "复购率=所选时段内在两个或以上不同日子消费的会员 ÷ 消费过的会员。间隔=相邻两个消费日之间的天数;表中为时段内每次回头距上次消费的天数分布。",
                "Rate: members who bought on two days or more, of those who bought in the period. Interval: days between two da"
                + "ys of buying; the table shows, of each return in the period, how many days after the last one it was.");
    }

    @Override
    public Chart chart() {
        return Chart.bar("interval", "times");
    }

    private static final int[] UP_TO = {1, 3, 7, 14, 30, 60, 90, 180, 365};

    @Override
    public Table table(Asked asked, ZoneId zone) {
        Active counted = active.of(asked, asked.period());
        List<Interval> intervals = active.intervals(asked);
        long all = intervals.stream().mapToLong(Interval::times).sum();
        Table.Rows rows = new Table.Rows();
        Long rate = Ratio.of(counted.again(), counted.members());
        rows.add(asked.english() ? "repurchase rate" : "复购率", counted.again(), rate);
        rows.add(asked.english() ? "median interval, days" : "间隔中位数(天)", median(intervals, all), null);
        int from = 1;
        for (int days : UP_TO) {
            int lowest = from;
            long times = intervals.stream().filter(interval -> interval.days() >= lowest && interval.days() <= days).mapToLong(Interval::times).sum();
            rows.add(asked.english() ? "%d–%d days".formatted(from, days) : "%d–%d 天".formatted(from, days), times, Ratio.of(times, all));
            from = days + 1;
        }
        int longest = from;
        long more = intervals.stream().filter(interval -> interval.days() >= longest).mapToLong(Interval::times).sum();
        rows.add(asked.english() ? "over a year" : "一年以上", more, Ratio.of(more, all));
        return rows.under(List.of(Table.column("interval", Unit.TEXT, "距上次消费", "Since the last purchase"), Table.column("times", Unit.COUNT, "次数/人数", "Times or members"),
                Table.column("share", Unit.SHARE, "占比", "Share")));
    }

    private static @Nullable Long median(List<Interval> intervals, long all) {
        long seen = 0;
        for (Interval interval : intervals) {
            seen += interval.times();
            if (seen * 2 >= all) {
                return (long) interval.days();
            }
        }
        return null;
    }
}
