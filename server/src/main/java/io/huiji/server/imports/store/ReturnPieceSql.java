package io.huiji.server.imports.store;

import io.huiji.server.imports.store.ReturnLineSql.Key;
import io.huiji.server.purchase.ReceiptNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code imports.return_piece}: what was found for return lines. For a page of them at a time. */
@Repository
public class ReturnPieceSql {

    private static final String COLUMNS = "space, number, line, sale_space, sale_number, sale_line, units, amount_fen, sale_decision_id";

    private final JdbcClient database;

    ReturnPieceSql(JdbcClient database) {
        this.database = database;
    }

    /** @param saleDecisionId 0: the sale was in the same file */
    public record Row(Key of, ReceiptNumber sale, int saleLine, int units, long amountFen, long saleDecisionId) {}

    public List<Row> ofReturns(List<Key> lines) {
        return database.sql("select " + COLUMNS + "\n" + """
                from imports.return_piece where (space, number, line) in (select * from unnest(?::text[], ?::text[], ?::integer[]))
                order by space, number, line, sale_space, sale_number, sale_line""")
                .param(lines.stream().map(Key::space).toArray(String[]::new)).param(lines.stream().map(Key::number).toArray(String[]::new))
                .param(lines.stream().mapToInt(Key::line).toArray()).query((row, n) -> piece(row)).list();
    }

    public List<Row> ofSales(Collection<ReceiptNumber> sales) {
        return database.sql("select " + COLUMNS + "\n" + """
                from imports.return_piece where (sale_space, sale_number) in (select * from unnest(?::text[], ?::text[]))""")
                .param(spaces(sales)).param(numbers(sales)).query((row, n) -> piece(row)).list();
    }

    public void insert(long runId, List<Row> rows) {
        database.sql("insert into imports.return_piece (" + COLUMNS + """
                , run_id)
                select n.*, ? from unnest(?::text[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::integer[], ?::integer[], ?::bigint[], ?::bigint[]) as n
                on conflict do nothing""")
                .param(runId).param(rows.stream().map(row -> row.of().space()).toArray(String[]::new))
                .param(rows.stream().map(row -> row.of().number()).toArray(String[]::new)).param(rows.stream().mapToInt(row -> row.of().line()).toArray())
                .param(rows.stream().map(row -> row.sale().space()).toArray(String[]::new))
                .param(rows.stream().map(row -> row.sale().number()).toArray(String[]::new)).param(rows.stream().mapToInt(Row::saleLine).toArray())
                .param(rows.stream().mapToInt(Row::units).toArray()).param(rows.stream().mapToLong(Row::amountFen).toArray())
                .param(rows.stream().mapToLong(Row::saleDecisionId).toArray()).update();
    }

    /** These sales are gone from the books, and with them what was found of them. */
    public void forgetOfSales(Collection<ReceiptNumber> sales) {
        database.sql("""
                with gone as (delete from imports.return_piece where (sale_space, sale_number) in (select * from unnest(?::text[], ?::text[]))
                              returning space, number, line, units)
                update imports.return_line l set found = l.found - g.units
                  from (select space, number, line, sum(units)::integer units from gone group by space, number, line) g
                 where l.space = g.space and l.number = g.number and l.line = g.line""")
                .param(spaces(sales)).param(numbers(sales)).update();
    }

    private static Row piece(ResultSet row) throws SQLException {
        return new Row(new Key(row.getString(1), row.getString(2), row.getInt(3)), new ReceiptNumber(row.getString(4), row.getString(5)), row.getInt(6),
                row.getInt(7), row.getLong(8), row.getLong(9));
    }

    private static String[] spaces(Collection<ReceiptNumber> numbers) {
        return numbers.stream().map(ReceiptNumber::space).toArray(String[]::new);
    }

    private static String[] numbers(Collection<ReceiptNumber> numbers) {
        return numbers.stream().map(ReceiptNumber::number).toArray(String[]::new);
    }
}
