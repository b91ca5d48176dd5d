package io.huiji.server.purchase.store;

import io.huiji.server.platform.Arrays;
import io.huiji.server.platform.Update;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.RefundRow;
import io.huiji.server.purchase.RefundTaken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code purchase.refund}: keyed by the refund's own number. */
@Component
public class RefundSql {

    private final JdbcClient database;

    RefundSql(JdbcClient database) {
        this.database = database;
    }

    public Set<ReceiptNumber> insert(List<RefundRow> refunds) {
        Set<ReceiptNumber> taken = HashSet.newHashSet(refunds.size());
        if (refunds.isEmpty()) {
            return taken;
        }
        List<ReceiptNumber> keys = refunds.stream().map(RefundRow::number).toList();
        List<ReceiptNumber> sales = refunds.stream().map(RefundRow::sale).toList();
        @Nullable Long[] members = refunds.stream().map(RefundRow::memberId).toArray(Long[]::new);
        @Nullable Long[] decisions = refunds.stream().map(RefundRow::decisionId).toArray(Long[]::new);
        String[] bookedAt = refunds.stream().map(refund -> String.valueOf(refund.bookedAt())).toArray(String[]::new);
        database.sql("""
                insert into purchase.refund (space, number, member_id, decision_id, booked_at, sale_space, sale_number, amount_fen, store_id)
                select * from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])
                on conflict do nothing returning space, number""")
                .param(ReceiptSql.spaces(keys)).param(ReceiptSql.numbers(keys)).param(members).param(decisions).param(bookedAt)
                .param(ReceiptSql.spaces(sales)).param(ReceiptSql.numbers(sales))
                .param(refunds.stream().mapToLong(RefundRow::amountFen).toArray())
                .param(refunds.stream().map(RefundRow::storeId).toArray(Long[]::new))
                .query(row -> {
                    taken.add(new ReceiptNumber(row.getString(1), row.getString(2)));
                });
        return taken;
    }

    public Map<ReceiptNumber, RefundRow> read(Collection<ReceiptNumber> numbers) {
        Map<ReceiptNumber, RefundRow> rows = HashMap.newHashMap(numbers.size());
        if (!numbers.isEmpty()) {
            database.sql("""
                    select space, number, member_id, decision_id, booked_at, sale_space, sale_number, amount_fen, store_id
                      from purchase.refund where (space, number) in (select * from unnest(?::text[], ?::text[]))""")
                    .param(ReceiptSql.spaces(numbers)).param(ReceiptSql.numbers(numbers))
                    .query((row, n) -> refund(row)).list().forEach(row -> rows.put(row.number(), row));
        }
        return rows;
    }

    public List<RefundRow> ofSale(ReceiptNumber sale) {
        return database.sql("""
                select space, number, member_id, decision_id, booked_at, sale_space, sale_number, amount_fen, store_id
                  from purchase.refund where sale_space = ? and sale_number = ? order by booked_at, number""")
                .param(sale.space()).param(sale.number()).query((row, n) -> refund(row)).list();
    }

    private static RefundRow refund(ResultSet row) throws SQLException {
        Timestamp bookedAt = row.getTimestamp(5);
        return new RefundRow(new ReceiptNumber(row.getString(1), row.getString(2)), row.getObject(3, Long.class), row.getObject(4, Long.class),
                bookedAt == null ? null : bookedAt.toInstant(), new ReceiptNumber(row.getString(6), row.getString(7)), row.getLong(8), row.getObject(9, Long.class));
    }

    public Update writeAmounts(List<RefundTaken> taken) {
        List<ReceiptNumber> keys = taken.stream().map(RefundTaken::number).toList();
        return Update.of(taken.size(), """
                update purchase.refund f
                   set amount_fen = n.amount_fen, booked_at = timestamptz 'epoch' + n.booked * interval '1 microsecond'
                  from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[]) as n (space, number, amount_fen, booked)
                 where f.space = n.space and f.number = n.number""",
                ReceiptSql.spaces(keys), ReceiptSql.numbers(keys), taken.stream().mapToLong(RefundTaken::amountFen).toArray(),
                taken.stream().mapToLong(one -> Arrays.micros(one.bookedAt())).toArray());
    }

    public void delete(ReceiptNumber number) {
        database.sql("delete from purchase.refund where space = ? and number = ?").param(number.space()).param(number.number()).update();
    }

    /** Renames the refunds of an undone import's receipts, as the receipts themselves are renamed. */
    public void release(long importId, Collection<ReceiptNumber> sales) {
        database.sql("""
                update purchase.refund
                   set number = number || '~undone:' || ?, sale_number = sale_number || '~undone:' || ?
                 where (sale_space, sale_number) in (select * from unnest(?::text[], ?::text[]))""")
                .param(Long.toString(importId)).param(Long.toString(importId)).param(ReceiptSql.spaces(sales)).param(ReceiptSql.numbers(sales)).update();
    }
}
