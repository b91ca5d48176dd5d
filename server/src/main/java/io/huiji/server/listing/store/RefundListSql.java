package io.huiji.server.listing.store;

import io.huiji.server.purchase.ReceiptNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Refunds with their sale, newest first. */
@Repository
public class RefundListSql {

    private final JdbcClient database;

    RefundListSql(JdbcClient database) {
        this.database = database;
    }

    /** {@code null} or empty: does not narrow. {@code storeIds}: where it was refunded. {@code number}: the refund's or the sale's. */
    public record Wanted(Collection<Long> storeIds, @Nullable Instant from, @Nullable Instant to, @Nullable String number, @Nullable Long memberId,
            @Nullable ReceiptNumber sale) {}

    public record Place(Instant bookedAt, ReceiptNumber number) {}

    /** {@code points}: what it took back, not negative. {@code saleStoreId}, {@code saleAt}: {@code null}: the sale is gone. */
    public record Row(
            ReceiptNumber number, ReceiptNumber sale, @Nullable Long memberId, @Nullable Long decisionId, @Nullable Long storeId, Instant bookedAt, long amountFen,
            long points, @Nullable Long saleStoreId, @Nullable Instant saleAt) {}

    public List<Row> find(Wanted wanted, @Nullable Place after, int limit) {
        Conditions select = new Conditions().text("""
                select f.space, f.number, f.sale_space, f.sale_number, f.member_id, f.decision_id, f.store_id, f.booked_at, f.amount_fen, d.points, r.store_id, r.event_at
                  from purchase.refund f
                  left join desk.decision d on d.member_id = f.member_id and d.id = f.decision_id and d.booked_at = f.booked_at
                  left join purchase.receipt r on r.space = f.sale_space and r.number = f.sale_number
                 where d.refusal is null and f.number not like '%~undone:%'""")
                .in(" and f.store_id = any (?::bigint[])", wanted.storeIds()).when(" and f.booked_at >= ?", wanted.from()).when(" and f.booked_at < ?", wanted.to())
                .when(" and f.member_id = ?", wanted.memberId());
        if (wanted.number() != null) {
            select.text(" and (f.number = ? or f.sale_number = ?)", wanted.number(), wanted.number());
        }
        if (wanted.sale() != null) {
            select.text(" and f.sale_space = ? and f.sale_number = ?", wanted.sale().space(), wanted.sale().number());
        }
        if (after != null) {
            select.text(" and f.booked_at <= ? and (f.booked_at, f.space, f.number) < (?, ?, ?)", after.bookedAt(), after.bookedAt(), after.number().space(),
                    after.number().number());
        }
        select.text(" order by f.booked_at desc, f.space desc, f.number desc limit ?", limit);
        return database.sql(select.sql()).params(select.parameters()).query(RefundListSql::row).list();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        var saleAt = row.getTimestamp(12);
        return new Row(new ReceiptNumber(row.getString(1), row.getString(2)), new ReceiptNumber(row.getString(3), row.getString(4)), row.getObject(5, Long.class),
                row.getObject(6, Long.class), row.getObject(7, Long.class), row.getTimestamp(8).toInstant(), row.getLong(9), -row.getLong(10),
                row.getObject(11, Long.class), saleAt == null ? null : saleAt.toInstant());
    }
}
