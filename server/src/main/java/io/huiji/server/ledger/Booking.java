package io.huiji.server.ledger;

import io.huiji.engine.decision.Changes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An accepted decision to be written into the books.
 *
 * @param journalIds one for each movement of {@code changes}
 * @param lotIds for each movement, one for each lot that it opens
 * @param holdId id of the hold it opens; 0: none
 */
public record Booking(
        long memberId,
        long decisionId,
        Instant bookedAt,
        @Nullable Long storeId,
        Changes changes,
        List<Long> journalIds,
        List<List<Long>> lotIds,
        long holdId) {}
