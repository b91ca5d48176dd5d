package io.huiji.engine.earn;

import io.huiji.engine.decision.Step.Code;
import io.huiji.engine.programme.When.Birthday;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rule's conditions on the whole receipt hold, and the first that does not. The order is fixed: where, when, who, how often; what was bought
 * and how much of it come last, because only there can the customer still do something.
 */
final class Conditions {

    private Conditions() {}

    /** {@code null}: all hold. Lines and amounts are not looked at here. */
    static @Nullable Code unmet(EarnRule rule, Occasion occasion) {
        String store = occasion.store;
        if (!rule.stores.isEmpty() && (store == null || !rule.stores.contains(store))) {
            return Code.RULE_NOT_STORE;
        }
        if (!rule.channels.isEmpty() && !rule.channels.contains(occasion.receipt.channel())) {
            return Code.RULE_NOT_CHANNEL;
        }
        long day = occasion.local.epochDay();
        if (day < rule.fromDay || day > rule.toDay) {
            return Code.RULE_NOT_DATE;
        }
        if (rule.weekdayBits != 0 && (rule.weekdayBits & 1 << occasion.weekday) == 0) {
            return Code.RULE_NOT_TODAY;
        }
        if (rule.slotFromNanos.length > 0 && !inSlot(rule, occasion.local.nanoOfDay())) {
            return Code.RULE_NOT_NOW;
        }
        if (rule.tierBits != 0 && (rule.tierBits & 1L << occasion.tier) == 0) {
            return Code.RULE_NOT_TIER;
        }
        if (rule.birthday != null && !(rule.birthday == Birthday.DAY ? occasion.birthday : occasion.birthdayMonth)) {
            return Code.RULE_NOT_BIRTHDAY;
        }
        if (rule.firstPurchase && occasion.member.standing().lifetimeVisits() != 0) {
            return Code.RULE_NOT_FIRST;
        }
        if (rule.visitsEvery > 0 && occasion.visits(rule.visitsWindowDays) % rule.visitsEvery != 0) {
            return Code.RULE_VISITS_SHORT;
        }
        return null;
    }

    private static boolean inSlot(EarnRule rule, long nanoOfDay) {
        for (int i = 0; i < rule.slotFromNanos.length; i++) {
            long from = rule.slotFromNanos[i];
            long to = rule.slotToNanos[i];
            boolean within = to > from ? nanoOfDay >= from && nanoOfDay < to : nanoOfDay >= from || nanoOfDay < to;
            if (within) {
                return true;
            }
        }
        return false;
    }
}
