package io.huiji.engine.programme;

import io.huiji.engine.programme.Earning.Excluded;
import io.huiji.engine.programme.When.DateRange;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What may be wrong with a rule's conditions, contradictions included. */
final class WhenCheck {

    private static final int MAXIMUM_SLOTS = 50;
    private static final int WEEK_DAYS = 7;

    private final Problems problems;
    private final String path;
    private final When when;
    private final Excluded excluded;
    private final Set<String> tiers;

    WhenCheck(Problems problems, String path, When when, Excluded excluded, Set<String> tiers) {
        this.problems = problems;
        this.path = path;
        this.when = when;
        this.excluded = excluded;
        this.tiers = tiers;
    }

    void run() {
        lists();
        contradictions();
        weekdays();
        problems.size(path + ".timeSlots", when.timeSlots(), MAXIMUM_SLOTS);
        dates();
        Long minFen = when.minFen();
        if (minFen != null) {
            problems.range(path + ".minFen", minFen, 1, EarningCheck.MAXIMUM_RECEIPT_FEN);
        }
        When.Visits visits = when.visits();
        if (visits != null) {
            problems.range(path + ".visits.every", visits.every(), 2, 10_000);
            problems.range(path + ".visits.windowDays", visits.windowDays(), 1, 366);
        }
    }

    private void lists() {
        problems.names(path + ".tiers", when.tiers());
        for (int i = 0; i < when.tiers().size(); i++) {
            problems.known(path + ".tiers[" + i + "]", when.tiers().get(i), tiers);
        }
        problems.names(path + ".categories", when.categories());
        problems.names(path + ".products", when.products());
        problems.names(path + ".notCategories", when.notCategories());
        problems.names(path + ".notProducts", when.notProducts());
        problems.names(path + ".stores", when.stores());
        problems.names(path + ".channels", when.channels());
    }

    private void contradictions() {
        both(".categories", when.categories(), when.notCategories());
        both(".products", when.products(), when.notProducts());
        never(".categories", when.categories(), excluded.categories());
        never(".products", when.products(), excluded.products());
        never(".stores", when.stores(), excluded.stores());
        never(".channels", when.channels(), excluded.channels());
    }

    private void both(String field, List<String> wanted, List<String> unwanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (unwanted.contains(wanted.get(i))) {
                problems.add(path + field + "[" + i + "]", "contradiction", "既要求又排除：" + wanted.get(i), "both asked for and excluded: " + wanted.get(i));
            }
        }
    }

    private void never(String field, List<String> wanted, List<String> excludedNames) {
        if (!wanted.isEmpty() && excludedNames.containsAll(wanted)) {
            problems.add(path + field, "unreachable", "所列项目都不参与积分，规则永远不会生效", "all of these never earn, so the rule can never apply");
        }
    }

    private void weekdays() {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < when.weekdays().size(); i++) {
            int weekday = when.weekdays().get(i);
            problems.range(path + ".weekdays[" + i + "]", weekday, 1, WEEK_DAYS);
            if (!seen.add(weekday)) {
                problems.add(path + ".weekdays[" + i + "]", "duplicate_code", "重复：" + weekday, "listed twice: " + weekday);
            }
        }
    }

    private void dates() {
        DateRange dates = when.dates();
        if (dates == null) {
            return;
        }
        if (dates.to().isBefore(dates.from())) {
            problems.add(path + ".dates.to", "unreachable", "结束日期早于开始日期", "ends before it begins");
        } else if (!when.weekdays().isEmpty() && !hasWeekday(dates)) {
            problems.add(path + ".weekdays", "unreachable", "日期范围内没有这些星期几", "no such weekday within the dates");
        }
    }

    private boolean hasWeekday(DateRange dates) {
        LocalDate day = dates.from();
        for (int i = 0; i < WEEK_DAYS && !day.isAfter(dates.to()); i++, day = day.plusDays(1)) {
            if (when.weekdays().contains(day.getDayOfWeek().getValue())) {
                return true;
            }
        }
        return false;
    }
}
