package io.huiji.engine.spend;

import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes.HoldClosed;
import io.huiji.engine.decision.Changes.Movement;
import io.huiji.engine.decision.Changes.NewHold;
import io.huiji.engine.decision.Changes.NewLot;
import io.huiji.engine.decision.Changes.Posting;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Step.Code;
import io.huiji.engine.explain.StepList;
import io.huiji.engine.facts.Balance;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.Hold;
import io.huiji.engine.facts.Lot;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.programme.Plan;
import io.huiji.engine.time.LocalMoment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A member's lots, holds and accounts while one decision works on them. Checked when opened and when closed: every account at least 0 and equal to what the
 * lots say (I2, I3). A difference is a defect, and nothing may be written.
 */
public final class Books {

    final Facts facts;
    final ZoneId zone;
    private final int graceDays;
    final StepList steps;
    final List<LotState> lots;
    final List<Hold> holds;
    final List<HoldClosed> holdsClosed = new ArrayList<>(1);
    @Nullable NewHold holdOpened;
    private final List<Movement> movements = new ArrayList<>(4);
    private long spendable;
    private long pending;
    private long held;
    private long debt;
    private long openedPoints;
    private long openedPendingPoints;

    /** {@code plan}: for its zone and its days of grace. */
    public Books(Facts facts, Plan plan, StepList steps) {
        this.zone = plan.zone();
        this.graceDays = plan.programme().redemption().graceDays();
        this.facts = facts;
        this.steps = steps;
        MemberFacts member = facts.member();
        Balance balance = member.balance();
        spendable = balance.spendable();
        pending = balance.pending();
        held = balance.held();
        debt = balance.debt();
        lots = new ArrayList<>(member.lots().size());
        for (Lot lot : member.lots()) {
            if (lot.remaining() < 0 || lot.held() < 0) {
                throw new IllegalStateException("a lot below 0: " + lot);
            }
            lots.add(new LotState(lot));
        }
        lots.sort(LotState.DRAW_ORDER);
        holds = new ArrayList<>(member.holds());
        check();
        long reserved = 0;
        for (Hold hold : holds) {
            reserved = Math.addExact(reserved, hold.points());
        }
        if (reserved != held) {
            throw new IllegalStateException("member " + member.id() + ": holds of " + reserved + ", account held " + held);
        }
    }

    /** Balances are equal to the lots, and none is below 0. */
    public void check() {
        long active = openedPoints;
        long waiting = openedPendingPoints;
        long reserved = 0;
        for (LotState lot : lots) {
            reserved = Math.addExact(reserved, lot.held);
            if (lot.activated) {
                active = Math.addExact(active, lot.remaining);
            } else {
                waiting = Math.addExact(waiting, lot.remaining);
            }
        }
        if (active != spendable || waiting != pending || reserved != held || spendable < 0 || pending < 0 || held < 0 || debt < 0) {
            throw new IllegalStateException("member " + facts.member().id() + ": accounts " + spendable + ", " + pending + ", " + held + ", debt " + debt
                    + "; lots " + active + ", " + waiting + ", " + reserved);
        }
    }

    public Instant now() {
        return facts.now();
    }

    public long debt() {
        return debt;
    }

    public long spendable() {
        return spendable;
    }

    public List<Movement> movements() {
        return movements;
    }

    /**
     * Until when points live that come back to a lot which has lapsed (R21): the start of the programme's day after so many more complete days; {@code null}
     * where the programme grants none, and they lapse again.
     */
    @Nullable Instant graceUntil(Instant at) {
        return graceDays == 0 ? null : LocalMoment.startOf(LocalMoment.dayOf(at, zone) + graceDays + 1, zone);
    }

    Entry entry(Reason reason, Instant effectiveAt) {
        return new Entry(this, reason, effectiveAt);
    }

    Entry entry(Reason reason) {
        return new Entry(this, reason, facts.now());
    }

    void move(Account account, long delta) {
        switch (account) {
            case SPENDABLE -> spendable = Math.addExact(spendable, delta);
            case PENDING -> pending = Math.addExact(pending, delta);
            case HELD -> held = Math.addExact(held, delta);
            case DEBT -> debt = Math.subtractExact(debt, delta);
            case ISSUED, REDEEMED, BREAKAGE, CLEARING, ADJUSTMENT -> { }
        }
    }

    void add(Movement movement) {
        movements.add(movement);
    }

    /** Books a movement that opens lots, all of them active at once or all pending. */
    public void open(Movement opening) {
        long owed = debt;
        for (Posting posting : opening.postings()) {
            move(posting.from(), -posting.amount());
            move(posting.to(), posting.amount());
        }
        for (NewLot lot : opening.lotsOpened()) {
            if (opening.opensPending()) {
                openedPendingPoints = Math.addExact(openedPendingPoints, lot.remaining());
            } else {
                openedPoints = Math.addExact(openedPoints, lot.remaining());
            }
        }
        add(opening);
        Opening.tellRepaid(steps, opening, owed);
    }

    /** The lot as it stands in these books; {@code null} if it is not among them. */
    @Nullable LotState lot(long id) {
        for (LotState lot : lots) {
            if (lot.id() == id) {
                return lot;
            }
        }
        return null;
    }

    @Nullable Hold hold(long id) {
        for (Hold hold : holds) {
            if (hold.id() == id) {
                return hold;
            }
        }
        return null;
    }

    /** Draws spendable points in the order of I5; answers what it could not draw. */
    long drawSpendable(Entry entry, long points, boolean toHeld, List<Hold.LotDraw> drawn) {
        long left = points;
        for (LotState lot : lots) {
            if (left == 0) {
                break;
            }
            long part = lot.activated ? Math.min(left, lot.remaining) : 0;
            if (part > 0) {
                entry.change(lot, -part, toHeld ? part : 0);
                drawn.add(new Hold.LotDraw(lot.id(), part));
                tellDraw(lot, part);
                left -= part;
            }
        }
        return left;
    }

    /** Owed points are paid as soon as something is spendable. */
    void repayDebt(Instant at) {
        long paid = Math.min(debt, spendable - openedPoints);
        if (paid <= 0) {
            return;
        }
        Entry entry = entry(Reason.REPAY, at);
        drawSpendable(entry, paid, false, new ArrayList<>());
        entry.post(Account.SPENDABLE, Account.DEBT, paid).book();
        steps.add(Code.DEBT_REPAID, paid, Map.of("debt_left", debt), Map.of());
    }

    void tellDraw(LotState lot, long points) {
        if (steps.wanted()) {
            steps.add(Code.LOT_DRAWN, points, Map.of("lot", lot.id(), "left", lot.remaining), Moments.expiry(lot.expiresAt, zone));
        }
    }
}
