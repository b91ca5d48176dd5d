package io.huiji.server.programme.store;

import io.huiji.server.platform.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code programme.version}: read and appended, never changed. */
@Repository
public class VersionSql {

    private static final String SELECT = "select number, id, effective_from, published_at, published_by, document::text from programme.version ";

    private final JdbcClient database;

    VersionSql(JdbcClient database) {
        this.database = database;
    }

    /** @param document the canonical document */
    public record PublishedVersion(int number, long id, Instant effectiveFrom, Instant publishedAt, long publishedBy, String document) {}

    /** Versions with a higher number, in order. */
    public Query<List<PublishedVersion>> after(int number) {
        return new Query<>(SELECT + "where number > ? order by number", new ArrayList<>(), (versions, row) -> versions.add(version(row)), number);
    }

    public Optional<PublishedVersion> byId(long id) {
        return database.sql(SELECT + "where id = ?").param(id).query((row, n) -> version(row)).optional();
    }

    public Optional<PublishedVersion> byNumber(int number) {
        return database.sql(SELECT + "where number = ?").param(number).query((row, n) -> version(row)).optional();
    }

    public List<PublishedVersion> list(long afterId, int limit) {
        return database.sql(SELECT + "where id > ? order by id limit ?").param(afterId).param(limit).query((row, n) -> version(row)).list();
    }

    /** Also the lock of whoever publishes, until the end of the transaction. */
    public int nextNumber() {
        return database.sql("update programme.numbering set latest = latest + 1 where id = 1 returning latest").query(Integer.class).single();
    }

    public void insert(PublishedVersion version) {
        database.sql("insert into programme.version (number, id, effective_from, published_at, published_by, document) values (?, ?, ?, ?, ?, ?::json)")
                .param(version.number()).param(version.id()).param(utc(version.effectiveFrom())).param(utc(version.publishedAt()))
                .param(version.publishedBy()).param(version.document()).update();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static PublishedVersion version(ResultSet row) throws SQLException {
        return new PublishedVersion(row.getInt("number"), row.getLong("id"), instant(row, "effective_from"), instant(row, "published_at"),
                row.getLong("published_by"), row.getString("document"));
    }
}
