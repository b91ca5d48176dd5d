package io.huiji.server.access.store;

import static io.huiji.server.access.store.Rows.instant;
import static io.huiji.server.access.store.Rows.utc;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code access.attempt}. */
@Repository
public class AttemptSql {

    private final JdbcClient database;

    AttemptSql(JdbcClient database) {
        this.database = database;
    }

    /** @param lockedUntil {@code null}: not locked */
    public record Count(int failures, @Nullable Instant lockedUntil) {}

    /**
     * Counts one more, unless it is locked: then only says so. What is older than {@code windowStart}, or was locked and is not any more, begins again at one.
     * {@code ofName}: the subject of the name, where this one is of a device. At {@code max} it becomes locked until {@code lockUntil}; the attempt that locks may still be made.
     */
    public Count add(UUID subject, @Nullable UUID ofName, int max, Instant now, Instant windowStart, Instant lockUntil) {
        return database.sql("""
                insert into access.attempt as a (subject, of_name, failures, since, locked_until)
                values (:subject, cast(:of as uuid), 1, :now, case when :max <= 1 then :until end)
                on conflict (subject) do update set
                    failures = case when a.locked_until > :now then :max + 1
                                    when a.locked_until is not null or a.since < :window then 1 else a.failures + 1 end,
                    since = case when a.locked_until <= :now or (a.locked_until is null and a.since < :window) then :now else a.since end,
                    locked_until = case when a.locked_until > :now then a.locked_until
                                        when a.locked_until is not null or a.since < :window then null
                                        when a.failures + 1 >= :max then :until end
                returning failures, locked_until""")
                .param("subject", subject).param("of", ofName).param("max", max).param("now", utc(now)).param("window", utc(windowStart)).param("until", utc(lockUntil))
                .query((row, number) -> new Count(row.getInt("failures"), instant(row, "locked_until"))).single();
    }

    /** The attempt was none: it went well. What it had locked is open again. */
    public void takeBack(UUID subject, int max) {
        database.sql("""
                update access.attempt set failures = greatest(failures - 1, 0), locked_until = case when failures - 1 >= ? then locked_until end
                 where subject = ?""").param(max).param(subject).update();
    }

    public void forget(UUID subject) {
        database.sql("delete from access.attempt where subject = ?").param(subject).update();
    }

    /** A name, and the devices on which it was tried. */
    public void forgetAll(UUID name) {
        database.sql("delete from access.attempt where subject = ? or of_name = ?").param(name).param(name).update();
    }

    public void sweep(Instant before) {
        database.sql("delete from access.attempt where since < ? and (locked_until is null or locked_until < ?)").param(utc(before)).param(utc(before)).update();
    }
}
