package io.huiji.server.desk.batch;

import io.huiji.engine.facts.DayActivity;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.batch.Decided.LateCredit;
import io.huiji.server.desk.model.DecisionRef;
import io.huiji.server.desk.store.ClaimSql;
import io.huiji.server.desk.store.DecisionSql;
import io.huiji.server.ledger.AccountState;
import io.huiji.server.ledger.Books;
import io.huiji.server.member.Merges;
import io.huiji.server.platform.Ids;
import io.huiji.server.platform.RoundTrip;
import io.huiji.server.platform.Statement;
import io.huiji.server.programme.Budgets;
import io.huiji.server.purchase.Receipts;
import io.huiji.server.standing.Standings;
import io.huiji.server.standing.TierChange;
import io.huiji.server.standing.Standings.Changed;
import io.huiji.server.standing.Standings.DayNow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Writes what a batch decided: one statement a table, whatever the batch's size. What is appended goes by COPY; the rest travels together, shared budgets last.
 */
@Component
class ChangesWriter {

    private final DecisionSql decisions;
    private final Books books;
    private final Standings standings;
    private final Receipts receipts;
    private final Claims claims;
    private final ClaimSql claimRows;
    private final Merges merges;
    private final Budgets budgets;
    private final RoundTrip roundTrip;
    private final Ids ids;

    ChangesWriter(DecisionSql decisions, Books books, Standings standings, Receipts receipts, Claims claims, ClaimSql claimRows,
            Merges merges, Budgets budgets, RoundTrip roundTrip, Ids ids) {
        this.merges = merges;
        this.ids = ids;
        this.budgets = budgets;
        this.roundTrip = roundTrip;
        this.decisions = decisions;
        this.books = books;
        this.standings = standings;
        this.receipts = receipts;
        this.claims = claims;
        this.claimRows = claimRows;
    }

    /** @throws Budgets.Contended when a budget has less left than was read */
    void write(Decided decided, BatchFacts facts) {
        decisions.append(decided.decisions);
        List<Statement> last = new ArrayList<>();
        List<MemberWork> changed = facts.members().values().stream().filter(work -> work.changed).toList();
        if (!changed.isEmpty()) {
            Map<Long, AccountState> before = HashMap.newHashMap(changed.size());
            changed.forEach(work -> before.put(work.facts.id(), work.before));
            last.addAll(books.write(decided.bookings, before, changed.stream().map(MemberWork::after).toList()));
            last.addAll(standings(changed));
        }
        decided.lateCredits.forEach(this::credit);
        receipts.writeRefunded(decided.refundedSales.stream().map(number -> facts.sales().get(number)).toList());
        last.addAll(receipts.writeRefundAmounts(decided.refundAmounts));
        decided.merged.forEach(merges::merge);
        decided.unmerged.forEach(one -> merges.unmerge(one.merge(), one.undone()));
        forget(decided.undecided);
        decided.refused.forEach(this::free);
        decided.rebooked.forEach(this::rebook);
        last.addAll(budgets.draw(decided.budgetDraws));
        roundTrip.run(last);
    }

    private void credit(LateCredit late) {
        if (!receipts.credit(late.number(), late.memberId(), late.decisionId(), late.bookedAt(), late.netFen())) {
            throw new IllegalStateException("the locked receipt " + late.number() + " was credited by somebody else");
        }
    }

    private List<Statement> standings(List<MemberWork> changed) {
        List<Changed> rows = new ArrayList<>(changed.size());
        List<DayNow> newDays = new ArrayList<>(changed.size());
        List<DayNow> changedDays = new ArrayList<>(changed.size());
        List<TierChange> tiers = new ArrayList<>();
        for (MemberWork work : changed) {
            if (!work.facts.standing().equals(work.standingBefore)) {
                rows.add(new Changed(work.facts.id(), work.facts.standing()));
                String before = work.standingBefore.tier();
                String after = work.facts.standing().tier();
                if (!Objects.equals(before, after)) {
                    tiers.add(new TierChange(work.facts.id(), ids.next(), work.lastBookedAt, before, after));
                }
            }
            if (!work.changedDays.isEmpty()) {
                for (DayActivity day : work.facts.days()) {
                    if (work.changedDays.contains(day.day())) {
                        (work.wasThere(day.day()) ? changedDays : newDays).add(new DayNow(work.facts.id(), day));
                    }
                }
            }
        }
        return standings.write(rows, newDays, changedDays, tiers);
    }

    /** An order without a decision leaves no trace: its key and its number may be sent again. A late credit's receipt stays nobody's. */
    private void forget(List<Claims.Fresh> undecided) {
        if (undecided.isEmpty()) {
            return;
        }
        claims.forget(undecided);
        for (Claims.Fresh fresh : undecided) {
            switch (fresh.order()) {
                case Order.Purchase bought when bought.late() -> { }
                case Order.Purchase bought -> receipts.forget(bought.number());
                case Order.Refund refund -> receipts.forgetRefund(refund.refund());
                case Order.Grant grant -> receipts.forget(NumberClaims.activityNumber(grant));
                default -> { }
            }
        }
    }

    /** What was refused may be put right and sent again under its number. A receipt keeps its own: that it came too late changes no more, and lists show it. */
    private void free(Claims.Fresh refused) {
        switch (refused.order()) {
            case Order.Refund refund -> receipts.forgetRefund(refund.refund());
            case Order.Grant grant -> receipts.forget(NumberClaims.activityNumber(grant));
            default -> { }
        }
    }

    private void rebook(Decided.Rebooked rebooked) {
        Claims.Fresh fresh = rebooked.fresh();
        claimRows.point(fresh.order().head().key().claim(),
                new DecisionRef(fresh.order().head().memberId(), fresh.decisionId(), rebooked.bookedAt()));
        switch (fresh.order()) {
            case Order.Purchase bought -> receipts.rebook(bought.number(), rebooked.bookedAt());
            case Order.Grant grant -> receipts.rebook(NumberClaims.activityNumber(grant), rebooked.bookedAt());
            default -> { }
        }
    }
}
