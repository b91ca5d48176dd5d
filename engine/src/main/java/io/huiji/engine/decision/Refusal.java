package io.huiji.engine.decision;

/** Why a command changes nothing, in order of precedence: when several hold, the first is answered. */
public enum Refusal {
    MEMBER_FROZEN,
    HOLD_OPEN,
    RECEIPT_TOO_OLD,
    ACTIVITY_UNKNOWN,
    LINE_UNKNOWN,
    REFUND_EXCEEDS_SALE,
    HOLD_UNKNOWN,
    HOLD_EXPIRED,
    CAPTURE_EXCEEDS_HOLD,
    ALREADY_REVERSED,
    TRANSFER_DISABLED,
    TRANSFER_TO_SELF,
    TRANSFER_COOLING_OFF,
    TRANSFER_CAP,
    BELOW_MINIMUM,
    POINTS_INSUFFICIENT;

    /** Stable code of the API, e.g. {@code points_insufficient}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
