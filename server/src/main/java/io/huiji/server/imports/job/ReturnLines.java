package io.huiji.server.imports.job;

import io.huiji.server.imports.model.Contents;
import io.huiji.server.imports.model.ReturnMatching;
import io.huiji.server.imports.store.ReturnLineSql;
import io.huiji.server.imports.store.ReturnLineSql.Key;
import io.huiji.server.imports.store.ReturnLineSql.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Counts each return line once, in whichever run first came to its end. */
@Component
class ReturnLines {

    private static final int PAGE = 5_000;

    private final ReturnLineSql sql;

    ReturnLines(ReturnLineSql sql) {
        this.sql = sql;
    }

    void record(long runId, Resolved resolved, ReturnMatching matching, Tally tally) {
        count(rows(resolved, matching), tally, page -> sql.insert(runId, page));
    }

    void forecast(Resolved resolved, ReturnMatching matching, Tally tally) {
        count(rows(resolved, matching), tally, sql::missing);
    }

    private static void count(List<Row> rows, Tally tally, Function<List<Row>, Set<Key>> fresh) {
        for (int from = 0; from < rows.size(); from += PAGE) {
            List<Row> page = rows.subList(from, Math.min(from + PAGE, rows.size()));
            Set<Key> counted = fresh.apply(page);
            for (Row row : page) {
                if (counted.contains(row.key())) {
                    tally.returnLine(row.quantity(), row.found());
                }
            }
            tally.returnLinesThere(page.size() - counted.size());
        }
    }

    static Key key(Resolved resolved, int returnLine) {
        Contents contents = resolved.contents();
        int slip = contents.returns.document(returnLine);
        return new Key(resolved.space(contents.slips, slip), contents.slips.number(slip), contents.returns.number(returnLine));
    }

    private static List<Row> rows(Resolved resolved, ReturnMatching matching) {
        Contents contents = resolved.contents();
        List<Row> rows = new ArrayList<>(contents.returns.size());
        for (int i = 0; i < contents.returns.size(); i++) {
            rows.add(new Row(key(resolved, i), contents.returns.quantity(i), matching.foundUnits(i)));
        }
        return rows;
    }
}
