package io.huiji.engine.spend;

import io.huiji.engine.decision.Changes.HoldClosed;
import io.huiji.engine.decision.Changes.Movement;
import io.huiji.engine.explain.StepList;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.programme.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * What a member owes when she is about to earn. Earning looks at no lots, but who pays the debt depends on them: what time gave back before now pays it
 * first, whether or not the nightly job ran. So the books of a member who owes are settled; those of any other are not looked at.
 * <pre>  owes 4; a hold of 10 has expired; earns 80   →  the hold's lot pays 4 and keeps 6; a lot of 80 with 80 remaining </pre>
 *
 * @param debt what is still owed
 */
public record Owing(List<Movement> movements, List<HoldClosed> holdsClosed, long debt) {

    private static final Owing NOTHING = new Owing(List.of(), List.of(), 0);

    public static Owing of(Plan plan, Facts facts, StepList steps) {
        if (facts.member().balance().debt() == 0) {
            return NOTHING;
        }
        Books books = new Books(facts, plan, steps);
        Settlement.settle(books);
        books.check();
        return new Owing(List.copyOf(books.movements()), List.copyOf(books.holdsClosed), books.debt());
    }

    /** What time did, and then the movement that earns. */
    public List<Movement> before(Movement earning) {
        if (movements.isEmpty()) {
            return List.of(earning);
        }
        List<Movement> all = new ArrayList<>(movements);
        all.add(earning);
        return List.copyOf(all);
    }
}
