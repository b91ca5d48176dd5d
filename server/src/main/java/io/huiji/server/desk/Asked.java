package io.huiji.server.desk;

import io.huiji.server.desk.model.DecisionRef;
import io.huiji.server.desk.store.ClaimSql;
import io.huiji.server.desk.store.ClaimSql.Stored;
import io.huiji.server.platform.WriteKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What became of keys, for whoever wants to know before asking. Reads only. */
@Component
public class Asked {

    private final ClaimSql claims;

    Asked(ClaimSql claims) {
        this.claims = claims;
    }

    /** The same request would get the first answer again; another one under that key would be refused. */
    public enum State { SAME, OTHER }

    /** What the same request was answered with before; nothing for a key that is new or was used for another one. */
    public Optional<DecisionRef> decided(WriteKey key) {
        Stored row = claims.read(List.of(key.claim())).get(key.claim());
        return row == null || !row.body().equals(key.body()) ? Optional.empty() : Optional.ofNullable(row.decision());
    }

    /** Keys that were never used are left out. For a page of keys at a time. */
    public Map<UUID, State> of(Collection<WriteKey> keys) {
        Map<UUID, Stored> stored = claims.read(keys.stream().map(WriteKey::claim).toList());
        Map<UUID, State> states = new HashMap<>();
        for (WriteKey key : keys) {
            Stored row = stored.get(key.claim());
            if (row != null) {
                states.put(key.claim(), row.decision() != null && row.body().equals(key.body()) ? State.SAME : State.OTHER);
            }
        }
        return states;
    }
}
