package io.huiji.server.insight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code insight.progress}: one row, whose lock is the turn of an instance. */
@Component
public class ProgressSql {

    private static final String COLUMNS = "closed_until, mark_at, mark_xact, as_of, outstanding_at";

    private final JdbcClient database;

    ProgressSql(JdbcClient database) {
        this.database = database;
    }

    /**
     * How far the sums are.
     *
     * @param closedUntil bookings before it are settled; {@code null}: none
     * @param mark see {@link Mark}; {@code null}: none is set
     * @param asOf of when the sums are; {@code null}: never made
     */
    public record Progress(@Nullable Instant closedUntil, @Nullable Mark mark, @Nullable Instant asOf, @Nullable Instant outstandingAt) {}

    /** A moment, and the transaction that looked at the clock: whatever has a later number had not written anything before that. */
    public record Mark(Instant at, long transaction) {}

    /** Transactions with a number below {@code oldest} have ended; {@code own} is the present one. */
    public record Snapshot(long oldest, long own) {}

    /** Empty: another instance has the turn. Within a transaction, which keeps it. */
    public Optional<Progress> take() {
        return database.sql("select " + COLUMNS + " from insight.progress where id = 1 for update skip locked").query(ProgressSql::progress).optional();
    }

    public Progress read() {
        return database.sql("select " + COLUMNS + " from insight.progress where id = 1").query(ProgressSql::progress).single();
    }

    public Snapshot snapshot() {
        return database.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint, pg_current_xact_id()::text::bigint")
                .query((row, n) -> new Snapshot(row.getLong(1), row.getLong(2))).single();
    }

    public Optional<Instant> firstBooking() {
        return database.sql("select min(booked_at) from desk.decision").query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant)).single();
    }

    public void write(Progress progress) {
        Mark mark = progress.mark();
        database.sql("update insight.progress set closed_until = ?, mark_at = ?, mark_xact = ?, as_of = ?, outstanding_at = ? where id = 1")
                .param(timestamp(progress.closedUntil())).param(mark == null ? null : timestamp(mark.at())).param(mark == null ? null : mark.transaction())
                .param(timestamp(progress.asOf())).param(timestamp(progress.outstandingAt())).update();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static Progress progress(ResultSet row, int n) throws SQLException {
        Timestamp markAt = row.getTimestamp(2);
        return new Progress(instant(row.getTimestamp(1)), markAt == null ? null : new Mark(markAt.toInstant(), row.getLong(3)),
                instant(row.getTimestamp(4)), instant(row.getTimestamp(5)));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
