package io.huiji.engine.spend;

import io.huiji.engine.decision.Command;
import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.programme.Plan;
import io.huiji.engine.tier.Ladder;
import io.huiji.engine.time.LocalMoment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Totals, days and tier of two records of one person, put together and taken apart. */
final class Totals {

    private Totals() {}

    /** Both added; the higher tier, or the one that the added days reach today. */
    static Standing together(Plan plan, Standing one, Standing other, Facts facts, List<DayActivity> days) {
        Ladder ladder = plan.ladder();
        Standing tier = ladder == null ? one : ladder.higher(one, other);
        Standing sum = new Standing(tier.tier(), tier.tierSince(), tier.qualifiedUntil(), later(one.lastSpendDay(), other.lastSpendDay()),
                Math.addExact(one.lifetimeSpendFen(), other.lifetimeSpendFen()), Math.addExact(one.lifetimePoints(), other.lifetimePoints()),
                Math.addExact(one.lifetimeVisits(), other.lifetimeVisits()), Math.addExact(one.carryFen(), other.carryFen()));
        return ladder == null ? sum : ladder.risen(sum, sum(facts.member().days(), days), today(plan, facts));
    }

    /** What is left where the other record's are taken out. As if the two had never met, where nothing happened since. */
    static Standing parted(Plan plan, Standing settled, Facts facts, Command.UnmergeOut command) {
        Ladder ladder = plan.ladder();
        if (settled.equals(command.merged())) {
            return ladder == null ? command.before() : ladder.settle(command.before(), sum(facts.member().days(), minus(command.days())), facts.now());
        }
        List<DayActivity> had = facts.member().days();
        List<DayActivity> left = sum(had, minus(command.days()));
        Standing gone = command.parting();
        boolean sameTier = tierOf(settled).equals(tierOf(command.merged()));
        Standing tier = sameTier ? command.before() : settled;
        Standing rest = new Standing(tier.tier(), tier.tierSince(), tier.qualifiedUntil(), lastVisit(left), settled.lifetimeSpendFen() - gone.lifetimeSpendFen(),
                settled.lifetimePoints() - gone.lifetimePoints(), settled.lifetimeVisits() - gone.lifetimeVisits(),
                Math.max(0, settled.carryFen() - gone.carryFen()));
        if (ladder == null) {
            return rest;
        }
        long today = today(plan, facts);
        Standing judged = sameTier ? rest : ladder.parted(settled, had, rest, left, today);
        return ladder.risen(ladder.settle(judged, left, facts.now()), left, today);
    }

    /** The record as it was at the merge, less what refunds took of it since. */
    static Standing returned(Plan plan, Facts facts, Command.UnmergeIn command) {
        Ladder ladder = plan.ladder();
        Standing then = command.standing();
        Standing now = command.parting();
        boolean same = command.days().equals(command.daysThen());
        Standing rest = same ? then : new Standing(then.tier(), then.tierSince(), then.qualifiedUntil(), lastVisit(command.days()), now.lifetimeSpendFen(),
                now.lifetimePoints(), now.lifetimeVisits(), now.carryFen());
        if (ladder == null) {
            return rest;
        }
        Standing judged = same ? rest : ladder.parted(then, command.daysThen(), rest, command.days(), today(plan, facts));
        return ladder.settle(judged, command.days(), facts.now());
    }

    static List<DayActivity> minus(List<DayActivity> days) {
        List<DayActivity> negative = new ArrayList<>(days.size());
        for (DayActivity day : days) {
            Map<String, Long> byRule = new HashMap<>();
            day.byRule().forEach((rule, points) -> byRule.put(rule, Math.negateExact(points)));
            negative.add(new DayActivity(day.day(), -day.spendFen(), -day.grantedPoints(), -day.netPoints(), -day.visits(), Map.copyOf(byRule)));
        }
        return List.copyOf(negative);
    }

    private static List<DayActivity> sum(List<DayActivity> some, List<DayActivity> others) {
        Map<LocalDate, DayActivity> sums = new TreeMap<>();
        some.forEach(day -> sums.put(day.day(), day));
        others.forEach(day -> sums.merge(day.day(), day, DayActivity::plus));
        return List.copyOf(sums.values());
    }

    private static List<@Nullable Object> tierOf(Standing standing) {
        List<@Nullable Object> tier = new ArrayList<>();
        tier.add(standing.tier());
        tier.add(standing.tierSince());
        tier.add(standing.qualifiedUntil());
        return tier;
    }

    private static @Nullable LocalDate lastVisit(List<DayActivity> days) {
        LocalDate last = null;
        for (DayActivity day : days) {
            if (day.visits() > 0 && (last == null || day.day().isAfter(last))) {
                last = day.day();
            }
        }
        return last;
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static long today(Plan plan, Facts facts) {
        return LocalMoment.dayOf(facts.now(), plan.zone());
    }
}
