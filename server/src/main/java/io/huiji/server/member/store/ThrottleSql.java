package io.huiji.server.member.store;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code member.throttle}: exact under races and over instances, since one guarded statement counts and refuses. */
@Repository
public class ThrottleSql {

    private final JdbcClient database;

    ThrottleSql(JdbcClient database) {
        this.database = database;
    }

    /**
     * Counts one more, unless the slot is full or the last one was less than {@code apart} ago.
     *
     * @param now the clock; the slot it falls into is counted
     * @return false: refused, nothing was counted
     */
    public boolean take(String kind, UUID keyHash, Duration slot, int max, Duration apart, Instant now) {
        // Clocks of instances differ, and step back: where no distance is asked for, a last time in the future is no obstacle.
        Instant lastAtMax = apart.isZero() ? now.plus(slot) : now.minus(apart);
        return database.sql("""
                insert into member.throttle as t (kind, key_hash, slot, used, last_at) values (?, ?, ?, 1, ?)
                on conflict (kind, key_hash, slot) do update set used = t.used + 1, last_at = excluded.last_at
                 where t.used < ? and t.last_at <= ?""")
                .param(kind).param(keyHash).param(now.getEpochSecond() / slot.toSeconds()).param(now.atOffset(ZoneOffset.UTC))
                .param(max).param(lastAtMax.atOffset(ZoneOffset.UTC)).update() == 1;
    }

    public int deleteUsedBefore(Instant before) {
        return database.sql("delete from member.throttle where last_at < ?").param(before.atOffset(ZoneOffset.UTC)).update();
    }
}
