package io.huiji.server.standing.store;

import io.huiji.server.platform.Arrays;
import io.huiji.server.platform.Update;
import io.huiji.server.standing.TierChange;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code standing.tier_change}: append-only. */
@Component
public class TierChangeSql {

    private final JdbcClient database;

    TierChangeSql(JdbcClient database) {
        this.database = database;
    }

    public Update insert(List<TierChange> changes) {
        return Update.of(changes.size(), """
                insert into standing.tier_change (member_id, id, at, from_tier, to_tier)
                select member_id, id, timestamptz 'epoch' + at * interval '1 microsecond', from_tier, to_tier
                  from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[]) as n (member_id, id, at, from_tier, to_tier)""",
                changes.stream().mapToLong(TierChange::memberId).toArray(), changes.stream().mapToLong(TierChange::id).toArray(),
                changes.stream().mapToLong(change -> Arrays.micros(change.at())).toArray(), changes.stream().map(TierChange::from).toArray(String[]::new),
                changes.stream().map(TierChange::to).toArray(String[]::new));
    }

    /** Newest first. */
    public List<TierChange> list(long memberId, long beforeId, int limit) {
        return database.sql("select id, at, from_tier, to_tier from standing.tier_change where member_id = ? and id < ? order by id desc limit ?")
                .param(memberId).param(beforeId).param(limit)
                .query((row, n) -> new TierChange(memberId, row.getLong(1), row.getTimestamp(2).toInstant(), row.getString(3), row.getString(4))).list();
    }
}
