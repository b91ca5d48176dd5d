package io.huiji.server.imports.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code imports.return_line}: which return lines were dealt with, so that a second run counts none of them again. */
@Repository
public class ReturnLineSql {

    /** A line of a return slip; {@code line} counts within the slip. */
    public record Key(String space, String number, int line) {}

    public record Row(Key key, int quantity, int found) {}

    private final JdbcClient database;

    ReturnLineSql(JdbcClient database) {
        this.database = database;
    }

    /** @return those that were not there yet, or of which less had been found */
    public Set<Key> insert(long runId, List<Row> rows) {
        Set<Key> fresh = new HashSet<>();
        database.sql("""
                insert into imports.return_line (space, number, line, quantity, found, run_id)
                select n.*, ? from unnest(?::text[], ?::text[], ?::integer[], ?::integer[], ?::integer[]) as n
                on conflict (space, number, line) do update set found = excluded.found, run_id = excluded.run_id
                 where return_line.found < excluded.found returning space, number, line""")
                .param(runId).params(arrays(rows))
                .query(row -> {
                    fresh.add(new Key(row.getString(1), row.getString(2), row.getInt(3)));
                });
        return fresh;
    }

    /** Those of {@code rows} that {@link #insert} would answer. */
    public Set<Key> missing(List<Row> rows) {
        Set<Key> missing = new HashSet<>();
        rows.forEach(row -> missing.add(row.key()));
        database.sql("""
                select l.space, l.number, l.line
                  from unnest(?::text[], ?::text[], ?::integer[], ?::integer[], ?::integer[]) as n (space, number, line, quantity, found)
                  join imports.return_line l on l.space = n.space and l.number = n.number and l.line = n.line
                 where l.found >= n.found""")
                .params(arrays(rows))
                .query(row -> {
                    missing.remove(new Key(row.getString(1), row.getString(2), row.getInt(3)));
                });
        return missing;
    }

    /** Forgets a run's lines of which nothing that was found stands any more; they may come again. */
    public void forgetOf(long runId) {
        database.sql("delete from imports.return_line where run_id = ? and found = 0").param(runId).update();
    }

    private static Object[] arrays(List<Row> rows) {
        return new Object[] {
            rows.stream().map(row -> row.key().space()).toArray(String[]::new),
            rows.stream().map(row -> row.key().number()).toArray(String[]::new),
            rows.stream().mapToInt(row -> row.key().line()).toArray(),
            rows.stream().mapToInt(Row::quantity).toArray(),
            rows.stream().mapToInt(Row::found).toArray()
        };
    }
}
