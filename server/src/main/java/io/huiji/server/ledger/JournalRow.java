package io.huiji.server.ledger;

import io.huiji.engine.decision.Changes.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One movement of a member's points as booked: what each of her accounts gained (+) or lost (−). */
public record JournalRow(
        long memberId,
        long id,
        Instant bookedAt,
        Instant effectiveAt,
        long decisionId,
        Reason reason,
        @Nullable Long storeId,
        long spendable,
        long pending,
        long held,
        long debt) {}
