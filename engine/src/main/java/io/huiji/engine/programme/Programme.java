package io.huiji.engine.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a loyalty programme, as written: how points are earned, how long they live, what a tier needs.
 *
 * @param code short name, {@code [a-z0-9-]{1,40}}
 * @param zone IANA zone of member windows, tiers and expiry; rules about a receipt use the store's own zone
 * @param tiers {@code null}: no tiers
 */
public record Programme(
        String code,
        Text name,
        String zone,
        Earning earning,
        @Nullable Tiers tiers,
        Expiry expiry,
        Redemption redemption,
        Transfer transfer,
        Refunds refunds,
        Late late,
        List<Activity> activities) {

    /** A text in both languages; {@code en} falls back to {@code zh}. */
    public record Text(String zh, @Nullable String en) {}

    /** Terms of spending. {@code graceDays}: points that come back, from a reversed redemption or a hold, to a lot that has lapsed live this many more days (0: they lapse). */
    public record Redemption(long minPoints, int holdMinutes, int graceDays) {}

    /** Member to member (R13). Caps in points; {@code coolingHours} after enrolment. */
    public record Transfer(boolean enabled, long maxPoints, long maxPointsPerDay, int coolingHours) {}

    /** {@code giveBackStep}: a partial refund below a threshold gives the threshold's extra back (E3). */
    public record Refunds(boolean giveBackStep) {}

    /** {@code creditDays}: late credit by receipt number (E24). {@code eventDays}: how old a posted receipt may be (0: no limit). */
    public record Late(int creditDays, int eventDays) {}

    /** Points for an event that is not a purchase (E23), e.g. an appointment kept; once per reference. */
    public record Activity(String code, Text name, long points) {}
}
