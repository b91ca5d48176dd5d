package io.huiji.server.desk.store;

import io.huiji.server.desk.model.DecisionRef;
import io.huiji.server.platform.Query;
import io.huiji.server.platform.WriteKey;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code platform.claim} for decisions: which key stands for which decision. */
@Component
public class ClaimSql {

    private final JdbcClient database;

    ClaimSql(JdbcClient database) {
        this.database = database;
    }

    /** A key and the decision that will answer it. */
    public record NewClaim(WriteKey key, long memberId, long decisionId) {}

    /** A key that was used before; {@code decision} is {@code null} when it was used for something that is not a decision. */
    public record Stored(UUID body, @Nullable DecisionRef decision) {}

    /** The keys that were free; may wait for another transaction that holds one. */
    public Query<Set<UUID>> insert(List<NewClaim> sorted, Instant bookedAt) {
        int size = sorted.size();
        UUID[] claims = new UUID[size];
        UUID[] bodies = new UUID[size];
        long[] members = new long[size];
        long[] decisions = new long[size];
        for (int i = 0; i < size; i++) {
            claims[i] = sorted.get(i).key().claim();
            bodies[i] = sorted.get(i).key().body();
            members[i] = sorted.get(i).memberId();
            decisions[i] = sorted.get(i).decisionId();
        }
        return new Query<>("""
                insert into platform.claim (claim, body, member_id, decision_id, booked_at)
                select c, b, m, d, ?::timestamptz from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[]) as n (c, b, m, d)
                on conflict do nothing returning claim""",
                HashSet.newHashSet(size), (free, row) -> free.add(row.getObject(1, UUID.class)),
                Timestamp.from(bookedAt), claims, bodies, members, decisions);
    }

    public Map<UUID, Stored> read(Collection<UUID> claims) {
        Map<UUID, Stored> stored = new HashMap<>();
        database.sql("select claim, body, member_id, decision_id, booked_at from platform.claim where claim = any (?::uuid[])")
                .param(claims.toArray(UUID[]::new))
                .query(row -> {
                    Long decisionId = row.getObject(4, Long.class);
                    DecisionRef decision = decisionId == null ? null
                            : new DecisionRef(row.getLong(3), decisionId, row.getTimestamp(5).toInstant());
                    stored.put(row.getObject(1, UUID.class), new Stored(row.getObject(2, UUID.class), decision));
                });
        return stored;
    }

    /** Lets a key stand for a decision made before or booked later than the clock. */
    public void point(UUID claim, DecisionRef decision) {
        database.sql("update platform.claim set member_id = ?, decision_id = ?, booked_at = ? where claim = ?")
                .param(decision.memberId()).param(decision.id()).param(Timestamp.from(decision.bookedAt())).param(claim).update();
    }

    /** Forgets keys whose orders did not come to a decision, so that they may be sent again. */
    public void delete(Collection<UUID> claims) {
        if (!claims.isEmpty()) {
            database.sql("delete from platform.claim where claim = any (?::uuid[])").param(claims.toArray(UUID[]::new)).update();
        }
    }
}
