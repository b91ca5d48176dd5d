package io.huiji.server.ledger;

import io.huiji.engine.facts.Hold;
import io.huiji.engine.facts.Lot;
import io.huiji.server.ledger.store.AccountSql;
import io.huiji.server.ledger.store.HoldSql;
import io.huiji.server.ledger.store.JournalSql;
import io.huiji.server.ledger.store.LotSql;
import io.huiji.server.platform.Query;
import io.huiji.server.platform.Update;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The books of points. Reads facts for a batch of members and writes the decisions made on them, each with a fixed number of
 * statements whatever the batch's size. Must be called within a transaction that holds the members' lane.
 */
@Component
public class Books {

    private final AccountSql accounts;
    private final LotSql lots;
    private final HoldSql holds;
    private final JournalSql journal;

    Books(AccountSql accounts, LotSql lots, HoldSql holds, JournalSql journal) {
        this.accounts = accounts;
        this.lots = lots;
        this.holds = holds;
        this.journal = journal;
    }

    /** Opens an account with nothing in it for each member that has none. */
    public void open(Collection<Long> memberIds) {
        accounts.open(memberIds);
    }

    /** Members without an account are absent. */
    public Query<Map<Long, AccountState>> accounts(Collection<Long> memberIds) {
        return accounts.read(memberIds);
    }

    /** Lots with something remaining or held. */
    public Query<Map<Long, List<Lot>>> openLots(Collection<Long> memberIds) {
        return lots.open(memberIds);
    }

    /** Lots by id, open or closed. */
    public List<Lot> lots(long memberId, Collection<Long> lotIds) {
        return lots.byId(memberId, lotIds);
    }

    /**
     * Lots of a member that came with another record of the same person, open or closed: those that this decision opened, and those that reversals of the other
     * record's redemptions have opened since.
     */
    public List<CameLot> came(long memberId, long fromMemberId, long decisionId, Instant since) {
        return lots.came(memberId, fromMemberId, decisionId, since);
    }

    public Query<Map<Long, List<Hold>>> openHolds(Collection<Long> memberIds) {
        return holds.open(memberIds);
    }

    /** What a decision's movements drew and opened, to be given back. */
    public List<LotChange> lotChangesOf(long memberId, Collection<Long> decisionIds) {
        return journal.lotChangesOf(memberId, decisionIds);
    }

    /** Members with something that time has done and nobody booked: a lot to activate or lapsed, a hold expired. By id, after {@code afterId}. */
    public List<Long> membersDue(Instant now, long afterId, int limit) {
        return lots.membersDue(now, afterId, limit);
    }

    /** Movements of the records of one person, newest first, before {@code beforeId} ({@code Long.MAX_VALUE}: from the newest). */
    public List<JournalRow> journal(Collection<Long> memberIds, long beforeId, int limit) {
        return journal.rows(memberIds, beforeId, limit);
    }

    /** By movement: whose points it moved, by earning store; a movement that touched no lot is absent. */
    public Map<Long, List<StoreShare>> earningStores(Collection<Long> memberIds, Collection<Long> journalIds) {
        return journal.earningStores(memberIds, journalIds);
    }

    /** Points a member transferred to others from {@code since} on. */
    public long transferredSince(long memberId, Instant since) {
        return journal.transferredSince(memberId, since);
    }

    /**
     * Writes bookings, and says what is left to run: the change of the lots they drew and of the accounts they end in.
     *
     * @param before account states as read; the version guard, which fails when somebody wrote without the lane
     * @param after balances and booking times to store, for the same members
     */
    public List<Update> write(List<Booking> bookings, Map<Long, AccountState> before, Collection<AccountState> after) {
        journal.append(bookings);
        lots.append(bookings);
        journal.appendDraws(bookings);
        holds.write(bookings);
        List<Update> updates = new ArrayList<>(lots.change(bookings));
        updates.add(accounts.write(before, after));
        return updates;
    }
}
