package io.huiji.server.audit.store;

import io.huiji.engine.decision.Changes.Origin;
import io.huiji.server.audit.model.Booked;
import io.huiji.server.audit.model.Booked.Hold;
import io.huiji.server.audit.model.Booked.Lot;
import io.huiji.server.audit.model.Booked.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the decisions of a range of members left in the books. */
@Component
public class BookedSql {

    private static final int ACCOUNTS = 9;

    private final JdbcClient database;

    BookedSql(JdbcClient database) {
        this.database = database;
    }

    public long countJournal(MemberRange members) {
        return database.sql("select count(*) from ledger.journal where member_id between ? and ?")
                .param(members.fromId()).param(members.throughId()).query(Long.class).single();
    }

    public Booked read(MemberRange members, int oneIn) {
        Booked booked = new Booked();
        database.sql("""
                select id, booked_at, effective_at, decision_id, reason, store_id, member_id,
                       spendable, pending, held, debt, issued, redeemed, breakage, clearing, adjustment
                  from ledger.journal where member_id between ? and ? and mod(member_id, ?) = 0 order by member_id, id""")
                .param(members.fromId()).param(members.throughId()).param(oneIn)
                .query(row -> {
                    booked.add(journal(row));
                });
        database.sql("""
                select id, journal_id, store_id, earned_at, active_at, expires_at, amount, origin_member_id, origin_lot_id, origin_decision_id
                  from ledger.lot where member_id between ? and ? and mod(member_id, ?) = 0 order by member_id, id""")
                .param(members.fromId()).param(members.throughId()).param(oneIn)
                .query(row -> {
                    booked.add(new Lot(row.getLong(1), row.getLong(2), row.getLong(3), instant(row, 4), instant(row, 5),
                            instantOrNull(row, 6), row.getLong(7),
                            row.getObject(8) == null ? null : new Origin(row.getLong(8), row.getLong(9), row.getLong(10))));
                });
        database.sql("""
                select id, member_id, points, expires_at, status, captured, lot_ids, lot_points
                  from ledger.hold where member_id between ? and ? and mod(member_id, ?) = 0""")
                .param(members.fromId()).param(members.throughId()).param(oneIn)
                .query(row -> {
                    booked.add(new Hold(row.getLong(1), row.getLong(2), row.getLong(3), instant(row, 4), row.getString(5), row.getLong(6),
                            List.of((Long[]) row.getArray(7).getArray()), List.of((Long[]) row.getArray(8).getArray())));
                });
        return booked;
    }

    private static Row journal(ResultSet row) throws SQLException {
        List<Long> amounts = new ArrayList<>(ACCOUNTS);
        for (int account = 0; account < ACCOUNTS; account++) {
            amounts.add(row.getLong(8 + account));
        }
        return new Row(row.getLong(7), row.getLong(1), instant(row, 2), instant(row, 3), row.getLong(4), row.getString(5),
                row.getObject(6, Long.class), amounts);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
