package io.huiji.server.programme;

import io.huiji.server.platform.Query;
import io.huiji.server.platform.RoundTrip;
import io.huiji.server.platform.Statement;
import io.huiji.server.programme.store.BudgetSql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Points that all members together may draw (E19). Read without a lock while deciding, changed last in the transaction, row by row in the order of their codes;
 * only when a guard fails are the rows locked and the batch decided again. So the limit is exact and a hot campaign makes nobody wait for longer than a commit.
 */
@Component
public class Budgets {

    private final BudgetSql budgets;
    private final RoundTrip roundTrip;

    public Budgets(BudgetSql budgets, RoundTrip roundTrip) {
        this.roundTrip = roundTrip;
        this.budgets = budgets;
    }

    /** A budget was drawn below what its drawer had read: decide again with the budgets locked. The transaction is broken. */
    public static final class Contended extends RuntimeException {
        Contended() {
            super("a budget's guard failed", null, false, false);
        }
    }

    /** What is left, without a lock. A code that no published version names is absent. */
    public Map<String, Long> left(Set<String> codes) {
        return codes.isEmpty() ? Map.of() : roundTrip.ask(budgets.left(codes));
    }

    /** As {@link #left}, with the question sent among others. */
    public Query<Map<String, Long>> asking(Set<String> codes) {
        return budgets.left(codes);
    }

    /**
     * Takes from each budget, in the transaction of the caller; {@link Contended} breaks it when one has less than that left.
     *
     * @param draws points by code, each above 0
     */
    public List<Statement> draw(SortedMap<String, Long> draws) {
        List<Statement> statements = new ArrayList<>(draws.size());
        draws.forEach((code, points) -> {
            if (points <= 0) {
                throw new IllegalArgumentException("a draw of " + points + " on budget " + code);
            }
            statements.add(budgets.take(code, points, taken -> {
                if (taken != 1) {
                    throw new Contended();
                }
            }));
        });
        return statements;
    }

    /** Locks the rows in order until the end of the caller's transaction, and says what is left. */
    public Map<String, Long> lock(Set<String> codes) {
        Map<String, Long> left = new HashMap<>();
        for (String code : new TreeSet<>(codes)) {
            budgets.lock(code).ifPresent(points -> left.put(code, points));
        }
        return left;
    }
}
