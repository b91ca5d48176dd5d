package io.huiji.server.ledger.store;

import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes.Draw;
import io.huiji.engine.decision.Changes.Movement;
import io.huiji.engine.decision.Changes.NewLot;
import io.huiji.engine.decision.Changes.Posting;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.server.ledger.Booking;
import io.huiji.server.ledger.JournalRow;
import io.huiji.server.ledger.LotChange;
import io.huiji.server.ledger.StoreShare;
import io.huiji.server.platform.Arrays;
import io.huiji.server.platform.Copy;
import io.huiji.server.platform.Copy.Rows;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code ledger.journal} and {@code ledger.draw}: append-only. */
@Component
public class JournalSql {

    private static final Account[] ACCOUNTS = Account.values();

    private final JdbcClient database;
    private final Copy copy;

    JournalSql(JdbcClient database, Copy copy) {
        this.database = database;
        this.copy = copy;
    }

    public void append(List<Booking> bookings) {
        Rows rows = new Rows();
        for (Booking booking : bookings) {
            List<Movement> movements = booking.changes().movements();
            for (int m = 0; m < movements.size(); m++) {
                add(rows, booking, booking.journalIds().get(m), movements.get(m));
            }
        }
        copy.into("ledger.journal (member_id, id, booked_at, effective_at, decision_id, reason, asset, store_id,"
                + " spendable, pending, held, debt, issued, redeemed, breakage, clearing, adjustment)", rows);
    }

    private static void add(Rows rows, Booking booking, long journalId, Movement movement) {
        rows.add(booking.memberId()).add(journalId).add(booking.bookedAt()).add(movement.effectiveAt()).add(booking.decisionId())
                .add(reason(movement.reason())).add(AccountSql.POINTS).add(booking.storeId());
        for (long amount : amounts(movement.postings())) {
            rows.add(amount);
        }
        rows.end();
    }

    /** Amounts by account, in the order of {@link Account}. */
    private static long[] amounts(List<Posting> postings) {
        long[] amounts = new long[ACCOUNTS.length];
        for (Posting posting : postings) {
            int from = posting.from().ordinal();
            int to = posting.to().ordinal();
            amounts[from] = Math.subtractExact(amounts[from], posting.amount());
            amounts[to] = Math.addExact(amounts[to], posting.amount());
        }
        return amounts;
    }

    public void appendDraws(List<Booking> bookings) {
        Rows rows = new Rows();
        for (Booking booking : bookings) {
            List<Movement> movements = booking.changes().movements();
            for (int m = 0; m < movements.size(); m++) {
                addDraws(rows, booking, m, movements.get(m));
            }
        }
        copy.into("ledger.draw (member_id, journal_id, lot_id, remaining_delta, held_delta)", rows);
    }

    private static void addDraws(Rows rows, Booking booking, int m, Movement movement) {
        if (movement.draws().isEmpty() && movement.lotsOpened().stream().allMatch(lot -> lot.amount() == lot.remaining())) {
            return;
        }
        Map<Long, long[]> byLot = new TreeMap<>();
        for (Draw draw : movement.draws()) {
            long[] sum = byLot.computeIfAbsent(draw.lotId(), id -> new long[2]);
            sum[0] += draw.remainingDelta();
            sum[1] += draw.heldDelta();
        }
        List<NewLot> opened = movement.lotsOpened();
        for (int l = 0; l < opened.size(); l++) {
            long toDebt = opened.get(l).amount() - opened.get(l).remaining();
            if (toDebt != 0) {
                byLot.computeIfAbsent(booking.lotIds().get(m).get(l), id -> new long[2])[0] -= toDebt;
            }
        }
        byLot.forEach((lotId, sum) ->
                rows.add(booking.memberId()).add(booking.journalIds().get(m).longValue()).add(lotId.longValue()).add(sum[0]).add(sum[1]).end());
    }

    public List<LotChange> lotChangesOf(long memberId, Collection<Long> decisionIds) {
        return database.sql("""
                select j.decision_id, j.reason, d.lot_id, d.remaining_delta, d.held_delta
                  from ledger.journal j
                  join ledger.draw d on d.member_id = j.member_id and d.journal_id = j.id
                 where j.member_id = ? and j.decision_id = any (?::bigint[])
                 order by j.id, d.lot_id""")
                .param(memberId).param(Arrays.longs(decisionIds))
                .query((row, n) -> new LotChange(row.getLong(1), reason(row.getString(2)), row.getLong(3),
                        row.getLong(4), row.getLong(5)))
                .list();
    }

    public List<JournalRow> rows(Collection<Long> memberIds, long beforeId, int limit) {
        return database.sql("""
                select id, booked_at, effective_at, decision_id, reason, store_id, spendable, pending, held, debt, member_id
                  from ledger.journal where member_id = any (?::bigint[]) and id < ? order by id desc limit ?""")
                .param(Arrays.longs(memberIds)).param(beforeId).param(limit)
                .query((row, n) -> new JournalRow(row.getLong(11), row.getLong(1), row.getTimestamp(2).toInstant(), row.getTimestamp(3).toInstant(),
                        row.getLong(4), reason(row.getString(5)), row.getObject(6, Long.class),
                        row.getLong(7), row.getLong(8), row.getLong(9), row.getLong(10)))
                .list();
    }

    public Map<Long, List<StoreShare>> earningStores(Collection<Long> memberIds, Collection<Long> journalIds) {
        Map<Long, List<StoreShare>> shares = new HashMap<>();
        database.sql("""
                select journal_id, store_id, sum(points), sum(held)
                  from (select d.journal_id, l.store_id, d.remaining_delta points, d.held_delta held
                          from ledger.draw d join ledger.lot l on l.member_id = d.member_id and l.id = d.lot_id
                         where d.member_id = any (?::bigint[]) and d.journal_id = any (?::bigint[])
                         union all
                        select journal_id, store_id, amount, 0 from ledger.lot where member_id = any (?::bigint[]) and journal_id = any (?::bigint[])) moved
                 group by journal_id, store_id
                 order by journal_id, store_id""")
                .param(Arrays.longs(memberIds)).param(Arrays.longs(journalIds)).param(Arrays.longs(memberIds)).param(Arrays.longs(journalIds))
                .query(row -> {
                    shares.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(new StoreShare(row.getLong(2), row.getLong(3), row.getLong(4)));
                });
        return shares;
    }

    public long transferredSince(long memberId, Instant since) {
        return database.sql("""
                select coalesce(sum(clearing), 0)
                  from ledger.journal where member_id = ? and booked_at >= ? and reason = 'transfer_out'""")
                .param(memberId).param(Timestamp.from(since)).query(Long.class).single();
    }

    private static Reason reason(String name) {
        return Reason.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static String reason(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
