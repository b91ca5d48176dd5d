package io.huiji.engine.earn;

import io.huiji.engine.programme.Earning;
import io.huiji.engine.programme.When;
import io.huiji.engine.programme.When.TimeSlot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule with its lists hashed, its days and times as numbers, its names as positions. */
final class EarnRule {

    static final int NONE = -1;

    final Earning.Rule rule;
    final LineFilter lines;
    /** A bit for each tier of the ladder; 0: any. */
    final long tierBits;
    final Set<String> stores;
    final Set<String> channels;
    /** Bit 1 is Monday; 0: any. */
    final int weekdayBits;
    final long[] slotFromNanos;
    final long[] slotToNanos;
    final long fromDay;
    final long toDay;
    final When.@Nullable Birthday birthday;
    final long minFen;
    final int visitsEvery;
    final int visitsWindowDays;
    final boolean firstPurchase;
    final @Nullable Ratio multiplier;
    final long bonus;
    final long perPoints;
    final long perFen;
    final int group;
    final int budget;

    EarnRule(Earning.Rule rule, Map<String, Integer> tiers, int group, int budget) {
        this.rule = rule;
        this.group = group;
        this.budget = budget;
        When when = rule.when();
        lines = new LineFilter(Set.copyOf(when.categories()), Set.copyOf(when.products()), Set.copyOf(when.notCategories()), Set.copyOf(when.notProducts()));
        tierBits = tierBits(when.tiers(), tiers);
        stores = Set.copyOf(when.stores());
        channels = Set.copyOf(when.channels());
        weekdayBits = weekdayBits(when.weekdays());
        List<TimeSlot> slots = when.timeSlots();
        slotFromNanos = slots.stream().mapToLong(slot -> slot.from().toNanoOfDay()).toArray();
        slotToNanos = slots.stream().mapToLong(slot -> slot.to().toNanoOfDay()).toArray();
        When.DateRange dates = when.dates();
        fromDay = dates == null ? Long.MIN_VALUE : dates.from().toEpochDay();
        toDay = dates == null ? Long.MAX_VALUE : dates.to().toEpochDay();
        birthday = when.birthday();
        Long fen = when.minFen();
        minFen = fen == null ? 0 : fen;
        When.Visits visits = when.visits();
        visitsEvery = visits == null ? 0 : visits.every();
        visitsWindowDays = visits == null ? 0 : visits.windowDays();
        firstPurchase = when.firstPurchase();
        Earning.Effect effect = rule.effect();
        String times = effect.multiplier();
        multiplier = times == null ? null : Ratio.of(times);
        Long fixed = effect.bonus();
        bonus = fixed == null ? 0 : fixed;
        Earning.Step step = effect.bonusPer();
        perPoints = step == null ? 0 : step.points();
        perFen = step == null ? 0 : step.perFen();
    }

    private static long tierBits(List<String> codes, Map<String, Integer> tiers) {
        long bits = 0;
        for (String code : codes) {
            Integer index = tiers.get(code);
            bits |= index == null ? 0 : 1L << index;
        }
        return bits;
    }

    private static int weekdayBits(List<Integer> weekdays) {
        int bits = 0;
        for (int weekday : weekdays) {
            bits |= 1 << weekday;
        }
        return bits;
    }
}
