package io.huiji.server.ledger.store;

import io.huiji.engine.decision.Changes.HoldClosed;
import io.huiji.engine.decision.Changes.NewHold;
import io.huiji.engine.facts.Hold;
import io.huiji.engine.facts.Hold.LotDraw;
import io.huiji.server.ledger.Booking;
import io.huiji.server.platform.Arrays;
import io.huiji.server.platform.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code ledger.hold}: points reserved for a checkout. */
@Component
public class HoldSql {

    private final JdbcClient database;

    HoldSql(JdbcClient database) {
        this.database = database;
    }

    public Query<Map<Long, List<Hold>>> open(Collection<Long> memberIds) {
        return new Query<>("""
                select member_id, id, points, expires_at, lot_ids, lot_points
                  from ledger.hold where member_id = any (?::bigint[]) and status = 'open'""",
                new HashMap<>(), (holds, row) -> holds.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(hold(row)),
                Arrays.longs(memberIds));
    }

    /** Holds are few in a batch, so a statement each is cheaper than arrays of arrays. */
    public void write(List<Booking> bookings) {
        for (Booking booking : bookings) {
            NewHold opened = booking.changes().holdOpened();
            if (opened != null) {
                insert(booking, opened);
            }
            for (HoldClosed closed : booking.changes().holdsClosed()) {
                close(booking.memberId(), closed);
            }
        }
    }

    private void insert(Booking booking, NewHold hold) {
        long[] lots = hold.draws().stream().mapToLong(LotDraw::lotId).toArray();
        long[] points = hold.draws().stream().mapToLong(LotDraw::points).toArray();
        database.sql("""
                insert into ledger.hold (member_id, id, decision_id, points, expires_at, status, lot_ids, lot_points)
                values (?, ?, ?, ?, ?, 'open', ?, ?)""")
                .param(booking.memberId()).param(booking.holdId()).param(booking.decisionId()).param(hold.points())
                .param(Timestamp.from(hold.expiresAt())).param(lots).param(points).update();
    }

    private void close(long memberId, HoldClosed closed) {
        int written = database.sql("update ledger.hold set status = ?, captured = ? where member_id = ? and id = ? and status = 'open'")
                .param(closed.end().name().toLowerCase(Locale.ROOT)).param(closed.capturedPoints())
                .param(memberId).param(closed.holdId()).update();
        if (written != 1) {
            throw new IllegalStateException("hold is not open: " + closed.holdId());
        }
    }

    private static Hold hold(ResultSet row) throws SQLException {
        Long[] lots = (Long[]) row.getArray(5).getArray();
        Long[] points = (Long[]) row.getArray(6).getArray();
        List<LotDraw> draws = new ArrayList<>(lots.length);
        for (int i = 0; i < lots.length; i++) {
            draws.add(new LotDraw(lots[i], points[i]));
        }
        return new Hold(row.getLong(2), row.getLong(3), row.getTimestamp(4).toInstant(), List.copyOf(draws));
    }
}
