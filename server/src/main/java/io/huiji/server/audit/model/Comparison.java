package io.huiji.server.audit.model;

import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Changes.Draw;
import io.huiji.engine.decision.Changes.HoldClosed;
import io.huiji.engine.decision.Changes.Movement;
import io.huiji.engine.decision.Changes.NewHold;
import io.huiji.engine.decision.Changes.NewLot;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.facts.Hold.LotDraw;
import io.huiji.server.audit.Check;
import io.huiji.server.audit.Difference;
import io.huiji.server.desk.Decisions.Kept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decisions decided again beside what was kept and booked of them (I20): refusal, points, each movement, the lots it opened, holds.
 * Give it all decisions of some members with {@link #add}, then {@link #finish}.
 */
public final class Comparison {

    private final Booked booked;
    private final Consumer<Difference> found;
    private final Set<Long> holdsOpened = new HashSet<>();
    private final Map<Long, HoldClosed> holdsClosed = new HashMap<>();
    private final Map<Long, List<Instant>> putOff = new HashMap<>();
    private final List<OtherExpiry> otherExpiries = new ArrayList<>();

    /** A lot that does not lapse when it was to: right if a later decision put it off. */
    private record OtherExpiry(long memberId, Booked.Lot lot, NewLot decided) {}

    public Comparison(Booked booked, Consumer<Difference> found) {
        this.booked = booked;
        this.found = found;
    }

    public void add(Kept kept) {
        Decision again = kept.again();
        String row = "decision " + kept.id();
        if (again == null) {
            report(Check.DECISION_ANSWER, kept.memberId(), row, "facts that decide it", String.valueOf(kept.defect()));
            return;
        }
        Changes changes = again instanceof Decision.Accepted accepted ? accepted.changes() : null;
        String refusal = again instanceof Decision.Refused refused ? refused.refusal().code() : null;
        long points = changes == null ? 0 : changes.points();
        if (!Objects.equals(refusal, kept.refusal()) || points != kept.points()) {
            report(Check.DECISION_ANSWER, kept.memberId(), row, answer(refusal, points), answer(kept.refusal(), kept.points()));
        }
        movements(kept, changes == null ? List.of() : changes.movements());
        if (changes != null) {
            NewHold opened = changes.holdOpened();
            if (opened != null) {
                holdOpened(kept, opened);
            }
            changes.holdsClosed().forEach(closed -> holdsClosed.put(closed.holdId(), closed));
        }
    }

    private void movements(Kept kept, List<Movement> decided) {
        List<Booked.Row> left = new ArrayList<>(booked.rows(kept.id()));
        List<Movement> unmatched = new ArrayList<>();
        for (Movement movement : decided) {
            for (Draw draw : movement.draws()) {
                if (draw.newExpiresAt() != null) {
                    putOff.computeIfAbsent(draw.lotId(), id -> new ArrayList<>(1)).add(draw.newExpiresAt());
                }
            }
            Booked.Row row = take(left, movement);
            if (row == null) {
                unmatched.add(movement);
            } else {
                lots(row, movement.lotsOpened());
            }
        }
        for (int i = 0; i < Math.max(unmatched.size(), left.size()); i++) {
            String row = i < left.size() ? "journal " + left.get(i).id() : "journal of decision " + kept.id();
            report(Check.DECISION_MOVEMENTS, kept.memberId(), row, i < unmatched.size() ? Movements.say(unmatched.get(i)) : "no movement",
                    i < left.size() ? Movements.say(left.get(i)) : "no movement");
        }
    }

    private static Booked.@Nullable Row take(List<Booked.Row> rows, Movement movement) {
        for (Iterator<Booked.Row> each = rows.iterator(); each.hasNext(); ) {
            Booked.Row row = each.next();
            if (Movements.agree(movement, row)) {
                each.remove();
                return row;
            }
        }
        return null;
    }

    private void lots(Booked.Row row, List<NewLot> decided) {
        List<Booked.Lot> lots = booked.lots(row.id());
        if (lots.size() != decided.size()) {
            report(Check.DECISION_LOTS, row.memberId(), "journal " + row.id(), decided.size() + " lots", lots.size() + " lots");
            return;
        }
        for (int i = 0; i < lots.size(); i++) {
            if (!Movements.agree(decided.get(i), lots.get(i))) {
                report(Check.DECISION_LOTS, row.memberId(), "lot " + lots.get(i).id(), Movements.say(decided.get(i)), Movements.say(lots.get(i)));
            } else if (!Movements.same(decided.get(i).expiresAt(), lots.get(i).expiresAt())) {
                otherExpiries.add(new OtherExpiry(row.memberId(), lots.get(i), decided.get(i)));
            }
        }
    }

    private void holdOpened(Kept kept, NewHold decided) {
        holdsOpened.add(kept.id());
        Booked.Hold hold = booked.hold(kept.id());
        List<Long> lots = decided.draws().stream().map(LotDraw::lotId).toList();
        List<Long> points = decided.draws().stream().map(LotDraw::points).toList();
        if (hold == null || hold.points() != decided.points() || !Movements.same(decided.expiresAt(), hold.expiresAt())
                || !lots.equals(hold.lotIds()) || !points.equals(hold.lotPoints())) {
            report(Check.DECISION_HOLD, kept.memberId(), "hold " + kept.id(),
                    "points=%d expires=%s lots=%s of %s".formatted(decided.points(), decided.expiresAt(), points, lots),
                    hold == null ? "no hold"
                            : "points=%d expires=%s lots=%s of %s".formatted(hold.points(), hold.expiresAt(), hold.lotPoints(), hold.lotIds()));
        }
    }

    /** What only all decisions of a member together can tell. */
    public void finish() {
        for (OtherExpiry other : otherExpiries) {
            boolean explained = putOff.getOrDefault(other.lot().id(), List.of()).stream()
                    .anyMatch(expiry -> Movements.same(expiry, other.lot().expiresAt()));
            if (!explained) {
                report(Check.DECISION_LOTS, other.memberId(), "lot " + other.lot().id(), Movements.say(other.decided()), Movements.say(other.lot()));
            }
        }
        for (Booked.Hold hold : booked.holds()) {
            String expected = holdsOpened.contains(hold.id()) ? end(holdsClosed.get(hold.id())) : "no hold";
            String is = hold.status() + " captured=" + hold.captured();
            if (!expected.equals(is)) {
                report(Check.DECISION_HOLD, hold.memberId(), "hold " + hold.id(), expected, is);
            }
        }
    }

    private static String end(@Nullable HoldClosed closed) {
        return closed == null ? "open captured=0" : closed.end().name().toLowerCase(Locale.ROOT) + " captured=" + closed.capturedPoints();
    }

    private static String answer(@Nullable String refusal, long points) {
        return refusal == null ? "accepted points=" + points : "refused: " + refusal + " points=" + points;
    }

    private void report(Check check, long memberId, String row, String expected, String is) {
        found.accept(new Difference(check, memberId, row, expected, is));
    }
}
