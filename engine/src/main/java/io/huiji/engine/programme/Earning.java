package io.huiji.engine.programme;

import io.huiji.engine.programme.Programme.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a purchase earns. Base first, then rules, then caps and budgets.
 *
 * @param pendingDays days before earned points may be spent; 0: at once
 */
public record Earning(
        Base base,
        Stacking stacking,
        List<Rule> rules,
        Excluded excluded,
        List<Cap> caps,
        List<Budget> budgets,
        int pendingDays) {

    /**
     * {@code points} for every {@code perFen} fen of net amount (E1, E2). All multipliers are applied to the exact amount and the result is
     * rounded once, by receipt or by line. With {@code carryOver} the unused fen stay with the member.
     */
    public record Base(long points, long perFen, Rounding rounding, RoundBy roundBy, boolean carryOver) {}

    public enum Rounding { FLOOR, HALF_UP, CEILING }

    public enum RoundBy { RECEIPT, LINE }

    /** How several multipliers join (E7): ×2, ×2, ×1.5 are 6 multiplied, 3.5 added (1 + 1 + 1 + 0.5), 2 best-only. */
    public enum Stacking { MULTIPLY, ADD, BEST }

    /**
     * One rule. Rules are tried by {@code priority}, highest first, then by code; of an exclusive {@code group} only the first that applies counts.
     *
     * @param budget the {@link Budget} this rule's extra points draw on, if any
     */
    public record Rule(
            String code, Text name, int priority, @Nullable String group, When when, Effect effect, @Nullable String budget) {}

    /** Exactly one of the three. {@code multiplier} is a decimal such as {@code "1.5"}, 0 to 100, at most 4 decimals. */
    public record Effect(@Nullable String multiplier, @Nullable Long bonus, @Nullable Step bonusPer) {}

    /** {@code points} for each full {@code perFen} of the matching lines. */
    public record Step(long points, long perFen) {}

    /** Never earns; each list alone excludes. */
    public record Excluded(List<String> categories, List<String> products, List<String> stores, List<String> channels) {}

    /** Upper limit on points granted to one member (E19). Empty {@code stores}: all; {@code rule}: only that rule's extra points. */
    public record Cap(String code, Text name, Per per, long points, Counts counts, @Nullable String rule, List<String> stores) {}

    public enum Per { RECEIPT, DAY, WEEK, MONTH }

    /** GRANTED: a refund gives no room back. NET: it does. */
    public enum Counts { GRANTED, NET }

    /** Points that all members together may draw through the rules that name it. */
    public record Budget(String code, Text name, long points) {}
}
