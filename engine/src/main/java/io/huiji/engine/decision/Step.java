package io.huiji.engine.decision;

import io.huiji.engine.programme.Programme.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of an explanation: what was looked at, what came of it. {@link io.huiji.engine.explain.Sentences} makes the Chinese and the English sentence.
 *
 * @param code what kind of step
 * @param subject code of the rule, cap, budget or tier it is about; {@code null}: the receipt
 * @param name that subject's name
 * @param points what it gave or took; 0 where it gave nothing
 * @param numbers the arithmetic: named whole numbers, e.g. {@code amount_fen}, {@code short_by_fen}
 * @param words exact fractions and codes as text, e.g. {@code times} = {@code 1.5}
 */
public record Step(
        Code code, @Nullable String subject, @Nullable Text name, long points, Map<String, Long> numbers, Map<String, String> words) {

    public enum Code {
        BASE, MULTIPLIER, BONUS, ROUNDING, CARRY_OVER, PENDING,
        RULE_NOT_TIER, RULE_NOT_CATEGORY, RULE_NOT_STORE, RULE_NOT_CHANNEL, RULE_NOT_TODAY, RULE_NOT_NOW, RULE_NOT_DATE,
        RULE_NOT_BIRTHDAY, RULE_AMOUNT_SHORT, RULE_VISITS_SHORT, RULE_NOT_FIRST, RULE_EXCLUDED_BY_GROUP, RULE_NOT_BEST,
        LINE_EXCLUDED, CAP_REACHED, BUDGET_REACHED, TIER_UP, TIER_DOWN, DEBT_REPAID, DEBT_MADE,
        CLAW_BACK, LOT_DRAWN, LOT_RESTORED, LOT_LAPSED, LOT_ACTIVATED, HOLD_EXPIRED,
        MERGED_AWAY, MERGED_HERE, PARTED, RETURNED, DEBT_MOVED, DEBT_UNPAID,
        OLD_BALANCE, OLD_BALANCE_UNDONE, ADJUSTED, FORFEITED
    }

}
