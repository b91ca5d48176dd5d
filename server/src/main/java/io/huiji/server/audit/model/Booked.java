package io.huiji.server.audit.model;

import io.huiji.engine.decision.Changes.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What decisions left in the books, found by the decision. */
public final class Booked {

    private final Map<Long, List<Row>> rowsByDecision = new HashMap<>();
    private final Map<Long, List<Lot>> lotsByJournal = new HashMap<>();
    private final Map<Long, Hold> holds = new HashMap<>();

    /** A journal row; {@code amounts} in the order of {@link io.huiji.engine.decision.Account}. */
    public record Row(long memberId, long id, Instant bookedAt, Instant effectiveAt, long decisionId, String reason, @Nullable Long storeId,
            List<Long> amounts) {}

    public record Lot(long id, long journalId, long storeId, Instant earnedAt, Instant activeAt, @Nullable Instant expiresAt, long amount,
            @Nullable Origin origin) {}

    public record Hold(long id, long memberId, long points, Instant expiresAt, String status, long captured, List<Long> lotIds,
            List<Long> lotPoints) {}

    public void add(Row row) {
        rowsByDecision.computeIfAbsent(row.decisionId(), id -> new ArrayList<>(2)).add(row);
    }

    public void add(Lot lot) {
        lotsByJournal.computeIfAbsent(lot.journalId(), id -> new ArrayList<>(1)).add(lot);
    }

    public void add(Hold hold) {
        holds.put(hold.id(), hold);
    }

    List<Row> rows(long decisionId) {
        return rowsByDecision.getOrDefault(decisionId, List.of());
    }

    List<Lot> lots(long journalId) {
        return lotsByJournal.getOrDefault(journalId, List.of());
    }

    @Nullable Hold hold(long id) {
        return holds.get(id);
    }

    Collection<Hold> holds() {
        return holds.values();
    }
}
