package io.huiji.server.ledger.store;

import io.huiji.engine.decision.Changes.Draw;
import io.huiji.engine.decision.Changes.Movement;
import io.huiji.engine.decision.Changes.NewLot;
import io.huiji.engine.decision.Changes.Origin;
import io.huiji.engine.facts.Lot;
import io.huiji.server.ledger.Booking;
import io.huiji.server.ledger.CameLot;
import io.huiji.server.platform.Arrays;
import io.huiji.server.platform.Copy;
import io.huiji.server.platform.Copy.Rows;
import io.huiji.server.platform.Query;
import io.huiji.server.platform.Update;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code ledger.lot}: points granted together. */
@Component
public class LotSql {

    private static final String COLUMNS =
            "member_id, id, coalesce(origin_decision_id, decision_id), store_id, earned_at, active_at, activated, expires_at, amount, remaining, held";

    private final JdbcClient database;
    private final Copy copy;

    LotSql(JdbcClient database, Copy copy) {
        this.database = database;
        this.copy = copy;
    }

    public Query<Map<Long, List<Lot>>> open(Collection<Long> memberIds) {
        return new Query<>("select " + COLUMNS + " from ledger.lot where member_id = any (?::bigint[]) and asset = 1 and remaining + held > 0",
                new HashMap<>(), (lots, row) -> lots.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(lot(row)),
                Arrays.longs(memberIds));
    }

    public List<Lot> byId(long memberId, Collection<Long> lotIds) {
        return database.sql("select " + COLUMNS + " from ledger.lot where member_id = ? and id = any (?::bigint[])")
                .param(memberId).param(Arrays.longs(lotIds))
                .query((row, n) -> lot(row)).list();
    }

    public List<CameLot> came(long memberId, long fromMemberId, long decisionId, Instant since) {
        return database.sql("select " + COLUMNS + """
                , origin_lot_id, origin_decision_id from ledger.lot l
                 where member_id = ? and origin_member_id = ?
                   and (decision_id = ? or exists (select 1 from ledger.journal j where j.member_id = l.member_id and j.id = l.journal_id
                                                      and j.reason = 'restore' and j.booked_at >= ?))""")
                .param(memberId).param(fromMemberId).param(decisionId).param(Timestamp.from(since))
                .query((row, n) -> new CameLot(lot(row), new Origin(fromMemberId, row.getLong(12), row.getLong(13)))).list();
    }

    public void append(List<Booking> bookings) {
        Rows rows = new Rows();
        for (Booking booking : bookings) {
            List<Movement> movements = booking.changes().movements();
            for (int m = 0; m < movements.size(); m++) {
                List<NewLot> opened = movements.get(m).lotsOpened();
                for (int l = 0; l < opened.size(); l++) {
                    add(rows, booking, booking.journalIds().get(m), booking.lotIds().get(m).get(l), opened.get(l), !movements.get(m).opensPending());
                }
            }
        }
        copy.into("ledger.lot (member_id, id, asset, decision_id, journal_id, store_id, earned_at, active_at, activated, expires_at,"
                + " amount, remaining, held, origin_member_id, origin_lot_id, origin_decision_id)", rows);
    }

    private static void add(Rows rows, Booking booking, long journalId, long lotId, NewLot lot, boolean activated) {
        rows.add(booking.memberId()).add(lotId).add(AccountSql.POINTS).add(booking.decisionId()).add(journalId).add(lot.storeId())
                .add(lot.earnedAt()).add(lot.activeAt()).add(activated).add(lot.expiresAt())
                .add(lot.amount()).add(lot.remaining()).add(0L);
        Origin origin = lot.origin();
        rows.add(origin == null ? null : Long.valueOf(origin.memberId())).add(origin == null ? null : Long.valueOf(origin.lotId()))
                .add(origin == null ? null : Long.valueOf(origin.decisionId())).end();
    }

    /** What a batch does to one lot, over all its movements. */
    private static final class Sum {
        long remainingDelta;
        long heldDelta;
        boolean activated;
        @Nullable Long expiresAtMicros;
    }

    private record LotKey(long memberId, long lotId) {}

    /** Nothing where no lot was drawn or activated. */
    public List<Update> change(List<Booking> bookings) {
        Map<LotKey, Sum> sums = new LinkedHashMap<>();
        for (Booking booking : bookings) {
            for (Movement movement : booking.changes().movements()) {
                for (Draw draw : movement.draws()) {
                    Sum sum = sums.computeIfAbsent(new LotKey(booking.memberId(), draw.lotId()), key -> new Sum());
                    sum.remainingDelta += draw.remainingDelta();
                    sum.heldDelta += draw.heldDelta();
                    if (draw.newExpiresAt() != null) {
                        sum.expiresAtMicros = Arrays.micros(draw.newExpiresAt());
                    }
                }
                for (long lotId : movement.activatedLots()) {
                    sums.computeIfAbsent(new LotKey(booking.memberId(), lotId), key -> new Sum()).activated = true;
                }
            }
        }
        return sums.isEmpty() ? List.of() : List.of(update(sums));
    }

    private static Update update(Map<LotKey, Sum> sums) {
        int size = sums.size();
        long[] members = new long[size];
        long[] lots = new long[size];
        long[] remaining = new long[size];
        long[] held = new long[size];
        boolean[] activated = new boolean[size];
        @Nullable Long[] expiresAtMicros = new @Nullable Long[size];
        int i = 0;
        for (Map.Entry<LotKey, Sum> entry : sums.entrySet()) {
            members[i] = entry.getKey().memberId();
            lots[i] = entry.getKey().lotId();
            remaining[i] = entry.getValue().remainingDelta;
            held[i] = entry.getValue().heldDelta;
            activated[i] = entry.getValue().activated;
            expiresAtMicros[i] = entry.getValue().expiresAtMicros;
            i++;
        }
        return Update.of(size, """
                update ledger.lot l
                   set remaining = l.remaining + n.remaining, held = l.held + n.held,
                       activated = l.activated or n.activated,
                       expires_at = coalesce(timestamptz 'epoch' + n.expires_micros * interval '1 microsecond', l.expires_at)
                  from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::boolean[], ?::bigint[])
                       as n (member_id, id, remaining, held, activated, expires_micros)
                 where l.member_id = n.member_id and l.id = n.id""",
                members, lots, remaining, held, activated, expiresAtMicros);
    }

    /** {@code member_id + 0}: the planner must take what is due from the indexes of time and not walk all members' lots in the order of the page. */
    public List<Long> membersDue(Instant now, long afterId, int limit) {
        Timestamp at = Timestamp.from(now);
        return database.sql("""
                select member_id from (
                    select member_id from ledger.lot where expires_at <= ? and remaining > 0 and member_id + 0 > ?
                    union
                    select member_id from ledger.lot where not activated and active_at <= ? and remaining > 0 and member_id + 0 > ?
                    union
                    select member_id from ledger.hold where status = 'open' and expires_at <= ? and member_id + 0 > ?) due
                 order by member_id limit ?""")
                .param(at).param(afterId).param(at).param(afterId).param(at).param(afterId).param(limit)
                .query((row, n) -> row.getLong(1)).list();
    }

    private static Lot lot(ResultSet row) throws SQLException {
        Timestamp expiresAt = row.getTimestamp(8);
        return new Lot(row.getLong(2), row.getLong(3), row.getLong(4), row.getTimestamp(5).toInstant(), row.getTimestamp(6).toInstant(),
                row.getBoolean(7), expiresAt == null ? null : expiresAt.toInstant(), row.getLong(9), row.getLong(10), row.getLong(11));
    }
}
