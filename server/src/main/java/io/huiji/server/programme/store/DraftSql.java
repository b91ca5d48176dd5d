package io.huiji.server.programme.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code programme.draft}. */
@Repository
public class DraftSql {

    private final JdbcClient database;

    DraftSql(JdbcClient database) {
        this.database = database;
    }

    public record DraftRow(long id, String document, Instant changedAt, long changedBy) {}

    public void insert(DraftRow draft) {
        database.sql("insert into programme.draft (id, document, changed_at, changed_by) values (?, ?::json, ?, ?)")
                .param(draft.id()).param(draft.document()).param(VersionSql.utc(draft.changedAt())).param(draft.changedBy()).update();
    }

    /** False: there is no such draft. */
    public boolean replace(DraftRow draft) {
        return database.sql("update programme.draft set document = ?::json, changed_at = ?, changed_by = ? where id = ?")
                .param(draft.document()).param(VersionSql.utc(draft.changedAt())).param(draft.changedBy()).param(draft.id()).update() == 1;
    }

    /** The document of the draft that is gone now. */
    public Optional<String> delete(long id) {
        return database.sql("delete from programme.draft where id = ? returning document::text").param(id).query(String.class).optional();
    }

    public Optional<DraftRow> find(long id) {
        return database.sql("select id, document::text, changed_at, changed_by from programme.draft where id = ?").param(id).query((row, n) -> draft(row)).optional();
    }

    public List<DraftRow> list(long afterId, int limit) {
        return database.sql("select id, document::text, changed_at, changed_by from programme.draft where id > ? order by id limit ?")
                .param(afterId).param(limit).query((row, n) -> draft(row)).list();
    }

    private static DraftRow draft(ResultSet row) throws SQLException {
        return new DraftRow(row.getLong("id"), row.getString("document"), VersionSql.instant(row, "changed_at"), row.getLong("changed_by"));
    }
}
