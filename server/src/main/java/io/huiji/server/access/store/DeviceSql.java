package io.huiji.server.access.store;

import static io.huiji.server.access.store.Rows.utc;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code access.known_device}. */
@Repository
public class DeviceSql {

    private final JdbcClient database;

    DeviceSql(JdbcClient database) {
        this.database = database;
    }

    public boolean exists(byte[] hash, Instant seenAfter) {
        return database.sql("select count(*) from access.known_device where hash = ? and seen_at > ?").param(hash).param(utc(seenAfter)).query(Long.class).single() == 1;
    }

    public void put(byte[] hash, long staffId, Instant at) {
        database.sql("insert into access.known_device (hash, staff_id, seen_at) values (?, ?, ?) on conflict (hash) do update set seen_at = excluded.seen_at")
                .param(hash).param(staffId).param(utc(at)).update();
    }

    public void forget(long staffId) {
        database.sql("delete from access.known_device where staff_id = ?").param(staffId).update();
    }

    /** All but the latest {@code keep}, and none that was last seen before. */
    public void clear(long staffId, Instant seenBefore, int keep) {
        database.sql("""
                delete from access.known_device where staff_id = :person and (seen_at < :before
                    or hash not in (select hash from access.known_device where staff_id = :person order by seen_at desc, hash limit :keep))""")
                .param("person", staffId).param("before", utc(seenBefore)).param("keep", keep).update();
    }
}
