package io.huiji.server.desk.batch;

import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Changes.Movement;
import io.huiji.engine.decision.Changes.Origin;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.decision.MergeParts;
import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.Lot;
import io.huiji.engine.facts.Standing;
import io.huiji.server.desk.model.DecisionJson;
import io.huiji.server.desk.model.DecisionRef;
import io.huiji.server.desk.model.DecisionRow;
import io.huiji.server.desk.model.DecisionRow.Kind;
import io.huiji.server.desk.model.StoredRefund;
import io.huiji.server.desk.store.DecisionSql;
import io.huiji.server.ledger.Books;
import io.huiji.server.ledger.CameLot;
import io.huiji.server.ledger.LotChange;
import io.huiji.server.member.Merges;
import io.huiji.server.member.NewMerge;
import io.huiji.server.programme.Programmes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What an unmerge has to know of the merge and of what happened since. Reads only; the members' lanes are held. */
@Component
class Merging {

    private final Books books;
    private final DecisionSql decisions;
    private final Rereading rereading;
    private final Programmes programmes;
    private final Merges merges;

    Merging(Books books, DecisionSql decisions, Rereading rereading, Programmes programmes, Merges merges) {
        this.books = books;
        this.decisions = decisions;
        this.rereading = rereading;
        this.programmes = programmes;
        this.merges = merges;
    }

    /** The command of the member who stayed, and what the other's is made of. */
    record Parting(Command.UnmergeOut out, Command.MergeIn merged, Map<Long, Origin> origins, Map<Long, Lot> own) {

        Command.UnmergeIn in(Facts facts, Changes changes) {
            return MergeParts.parted(facts, changes, out, origins, own, merged.standing(), merged.days());
        }
    }

    Parting parting(NewMerge merge) {
        DecisionRow row = decisions.read(List.of(new DecisionRef(merge.survivorId(), merge.inId(), merge.inBookedAt()))).get(merge.inId());
        if (row == null) {
            throw new IllegalStateException("the decision of merge " + merge.id() + " is missing");
        }
        Command.MergeIn merged = (Command.MergeIn) DecisionJson.command(Kind.MERGE_IN, row.command());
        Facts facts = DecisionJson.facts(row.facts());
        Changes changes = ((Decision.Accepted) rereading.decision(row, facts, merged)).changes();
        Standing before = MergeParts.settled(programmes.version(row.planVersion()), facts);
        Standing after = changes.standing() == null ? facts.member().standing() : changes.standing();
        List<CameLot> came = books.came(merge.survivorId(), merge.goneId(), merge.inId(), merge.inBookedAt());
        Map<Long, Origin> origins = new HashMap<>();
        came.forEach(one -> origins.put(one.lot().id(), one.origin()));
        Since since = since(merge);
        var out = new Command.UnmergeOut(merge.goneId(), origins.keySet().stream().sorted().toList(), repaid(merge, changes), merged.debt(), before, after,
                since.left(merged.standing()), since.left(merged.days()));
        return new Parting(out, merged, origins, own(merge.goneId(), came));
    }

    private Map<Long, Lot> own(long goneId, List<CameLot> came) {
        Map<Long, Lot> own = new HashMap<>();
        books.lots(goneId, came.stream().map(one -> one.origin().lotId()).filter(id -> id != 0).distinct().toList()).forEach(lot -> own.put(lot.id(), lot));
        return own;
    }

    /** What paid a debt because the two met: her lots after what came in, and of the lots that came what went to debt as they were opened. */
    private List<Command.RestoredLot> repaid(NewMerge merge, Changes changes) {
        Map<Long, Long> points = new TreeMap<>();
        boolean met = false;
        for (Movement movement : changes.movements()) {
            met |= movement.reason() == Reason.MERGE_IN;
            if (met && movement.reason() == Reason.REPAY) {
                movement.draws().forEach(draw -> points.merge(draw.lotId(), -draw.remainingDelta(), Math::addExact));
            }
        }
        for (LotChange change : books.lotChangesOf(merge.survivorId(), List.of(merge.inId()))) {
            if (change.reason() == Reason.MERGE_IN) {
                points.merge(change.lotId(), -change.remainingDelta(), Math::addExact);
            }
        }
        return books.lots(merge.survivorId(), points.keySet()).stream().map(lot -> new Command.RestoredLot(lot, points.getOrDefault(lot.id(), 0L)))
                .filter(restored -> restored.points() > 0).toList();
    }

    /** What refunds of the other record's sales took since the merge, from whoever she was of then. */
    private Since since(NewMerge merge) {
        Set<Long> sold = new HashSet<>(merges.under(merge.goneId()));
        sold.add(merge.goneId());
        Since since = new Since();
        for (DecisionRow row : decisions.refundsSince(merges.ever(merge.goneId()), merge.inBookedAt(), merge.inId())) {
            StoredRefund refund = DecisionJson.read(row.command(), StoredRefund.class);
            if (sold.contains(refund.saleMemberId()) && !sold.contains(row.memberId())) {
                Facts facts = DecisionJson.facts(row.facts());
                since.add(facts.member().standing(), ((Decision.Accepted) rereading.decision(row, facts, rereading.command(row))).changes());
            }
        }
        return since;
    }

    private static final class Since {

        private final Map<LocalDate, DayActivity> days = new TreeMap<>();
        private long spendFen;
        private long points;
        private long visits;
        private long carryFen;

        void add(Standing before, Changes changes) {
            Standing after = changes.standing() == null ? before : changes.standing();
            spendFen += after.lifetimeSpendFen() - before.lifetimeSpendFen();
            points += after.lifetimePoints() - before.lifetimePoints();
            visits += after.lifetimeVisits() - before.lifetimeVisits();
            carryFen += after.carryFen() - before.carryFen();
            changes.days().forEach(day -> days.merge(day.day(), day, DayActivity::plus));
        }

        Standing left(Standing then) {
            return new Standing(then.tier(), then.tierSince(), then.qualifiedUntil(), then.lastSpendDay(), then.lifetimeSpendFen() + spendFen,
                    then.lifetimePoints() + points, then.lifetimeVisits() + visits, Math.max(0, then.carryFen() + carryFen));
        }

        List<DayActivity> left(List<DayActivity> then) {
            if (days.isEmpty()) {
                return then;
            }
            Map<LocalDate, DayActivity> sums = new TreeMap<>();
            then.forEach(day -> sums.put(day.day(), day));
            days.forEach((day, change) -> sums.merge(day, change, DayActivity::plus));
            return new ArrayList<>(sums.values());
        }
    }
}
