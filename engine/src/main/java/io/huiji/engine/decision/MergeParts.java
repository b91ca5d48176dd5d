package io.huiji.engine.decision;

import io.huiji.engine.decision.Changes.Draw;
import io.huiji.engine.decision.Changes.Movement;
import io.huiji.engine.decision.Changes.Origin;
import io.huiji.engine.decision.Changes.Posting;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Command.Moved;
import io.huiji.engine.decision.Command.ReturnedLot;
import io.huiji.engine.explain.StepList;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.Lot;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.programme.Plan;
import io.huiji.engine.spend.BookDecisions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the second leg of a merge or an unmerge gets from the first. */
public final class MergeParts {

    private final Map<Long, Lot> lots = new HashMap<>();
    private final List<Draw> taken = new ArrayList<>();
    private long debt;

    private MergeParts(Facts facts, Changes changes, Reason reason, List<Lot> brought) {
        brought.forEach(lot -> lots.put(lot.id(), lot));
        facts.member().lots().forEach(lot -> lots.put(lot.id(), lot));
        for (Movement movement : changes.movements()) {
            movement.activatedLots().forEach(id -> lots.computeIfPresent(id, (_, lot) -> with(lot, true, lot.expiresAt())));
            for (Draw draw : movement.draws()) {
                if (draw.newExpiresAt() != null) {
                    lots.computeIfPresent(draw.lotId(), (_, lot) -> with(lot, lot.activated(), draw.newExpiresAt()));
                }
                if (movement.reason() == reason && draw.remainingDelta() < 0) {
                    taken.add(draw);
                }
            }
            for (Posting posting : movement.postings()) {
                debt += movement.reason() == reason && posting.from() == Account.CLEARING && posting.to() == Account.DEBT ? posting.amount() : 0;
            }
        }
    }

    private static Lot with(Lot lot, boolean activated, @Nullable Instant expiresAt) {
        return new Lot(lot.id(), lot.decisionId(), lot.storeId(), lot.earnedAt(), lot.activeAt(), activated, expiresAt, lot.amount(), lot.remaining(), lot.held());
    }

    /** @param facts of the member who goes, as the first leg was decided on; likewise {@code changes} */
    public static Command.MergeIn merged(Plan plan, Facts facts, Changes changes) {
        MergeParts parts = new MergeParts(facts, changes, Reason.MERGE_OUT, List.of());
        MemberFacts member = facts.member();
        List<Moved> moved = new ArrayList<>();
        for (Draw draw : parts.taken) {
            Lot lot = parts.lot(draw.lotId());
            moved.add(moved(lot, new Origin(member.id(), lot.id(), lot.decisionId()), -draw.remainingDelta()));
        }
        return new Command.MergeIn(member.id(), moved, parts.debt, settled(plan, facts), member.days());
    }

    /** Where a member stands at this moment, due downgrades included. */
    public static Standing settled(Plan plan, Facts facts) {
        return BookDecisions.settledStanding(plan, facts, new StepList(false));
    }

    /**
     * @param facts of the member who stayed; likewise {@code changes} and {@code out}
     * @param origins what her lots were, by id
     * @param own lots of the member who comes back, as they are now, by id
     * @param standing of the member who comes back, at the merge
     * @param daysThen her days at the merge
     */
    public static Command.UnmergeIn parted(Facts facts, Changes changes, Command.UnmergeOut out, Map<Long, Origin> origins, Map<Long, Lot> own,
            Standing standing, List<io.huiji.engine.facts.DayActivity> daysThen) {
        MergeParts parts = new MergeParts(facts, changes, Reason.UNMERGE_OUT, out.repaid().stream().map(Command.RestoredLot::lot).toList());
        Map<Long, ReturnedLot> returned = new LinkedHashMap<>();
        List<Moved> others = new ArrayList<>();
        for (Draw draw : parts.taken) {
            Lot lot = parts.lot(draw.lotId());
            Origin origin = origins.get(lot.id());
            Lot mine = origin == null ? null : own.get(origin.lotId());
            if (origin == null) {
                throw new IllegalStateException("lot " + lot.id() + " did not come with a merge");
            } else if (mine == null) {
                others.add(moved(lot, origin, -draw.remainingDelta()));
            } else {
                returned.merge(mine.id(), new ReturnedLot(mine, -draw.remainingDelta(), lot.activated(), lot.expiresAt()), MergeParts::both);
            }
        }
        return new Command.UnmergeIn(facts.member().id(), List.copyOf(returned.values()), others, parts.debt, standing, out.parting(), daysThen, out.days());
    }

    private static ReturnedLot both(ReturnedLot one, ReturnedLot other) {
        Instant expiresAt = one.expiresAt() == null || (other.expiresAt() != null && other.expiresAt().isBefore(one.expiresAt())) ? one.expiresAt() : other.expiresAt();
        return new ReturnedLot(one.lot(), Math.addExact(one.points(), other.points()), one.activated() || other.activated(), expiresAt);
    }

    private static Moved moved(Lot lot, Origin origin, long points) {
        return new Moved(origin, points, lot.storeId(), lot.earnedAt(), lot.activeAt(), lot.expiresAt());
    }

    private Lot lot(long id) {
        Lot lot = lots.get(id);
        if (lot == null) {
            throw new IllegalStateException("lot " + id + " was taken, which is not among the facts");
        }
        return lot;
    }
}
