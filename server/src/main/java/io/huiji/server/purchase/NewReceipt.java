package io.huiji.server.purchase;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A receipt whose number is to be claimed.
 *
 * @param memberId {@code null}: nobody's yet (anonymous, or waiting for the enrolment of {@code phoneHash})
 * @param channel of the receipt; {@code null}: it is an activity's number
 * @param body the receipt as JSON where no decision keeps it
 */
public record NewReceipt(
        ReceiptNumber number,
        @Nullable Long memberId,
        @Nullable Long decisionId,
        @Nullable Instant bookedAt,
        long storeId,
        Instant eventAt,
        long netFen,
        long importId,
        @Nullable UUID phoneHash,
        @Nullable String channel,
        @Nullable String body) {

    public State state() {
        if (memberId != null) {
            return State.CREDITED;
        }
        return phoneHash == null ? State.ANONYMOUS : State.WAITING;
    }

    /** What became of a receipt. */
    public enum State { CREDITED, ANONYMOUS, WAITING }
}
