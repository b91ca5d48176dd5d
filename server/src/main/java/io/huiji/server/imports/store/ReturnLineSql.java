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

    /** @return those that were not there yet */
    public Set<Key> insert(long runId, List<Row> rows) {
        Set<Key> fresh = new HashSet<>();
        database.sql("""
                insert into imports.return_line (space, number, line, quantity, found, run_id)
                select n.*, ? from unnest(?::text[], ?::text[], ?::integer[], ?::integer[], ?::integer[]) as n
                on conflict do nothing returning space, number, line""")
                .param(runId).params(arrays(rows))
                .query(row -> {
                    fresh.add(new Key(row.getString(1), row.getString(2), row.getInt(3)));
                });
        return fresh;
    }

    /** Those of {@code rows} that are not there yet. */
    public Set<Key> missing(List<Row> rows) {
        Set<Key> missing = new HashSet<>();
        rows.forEach(row -> missing.add(row.key()));
        database.sql("""
                select space, number, line from imports.return_line
                 where (space, number, line) in (select * from unnest(?::text[], ?::text[], ?::integer[]))""")
                .params(java.util.Arrays.copyOf(arrays(rows), 3))
                .query(row -> {
                    missing.remove(new Key(row.getString(1), row.getString(2), row.getInt(3)));
                });
        return missing;
    }

    public void deleteOf(long runId) {
        database.sql("delete from imports.return_line where run_id = ?").param(runId).update();
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
