package io.huiji.server.programme;

import io.huiji.server.programme.store.BudgetSql;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
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

    public Budgets(BudgetSql budgets) {
        this.budgets = budgets;
    }

    /** What is left, without a lock. A code that no published version names is absent. */
    public Map<String, Long> left(Set<String> codes) {
        return codes.isEmpty() ? Map.of() : budgets.left(codes);
    }

    /**
     * Takes from each budget, in the transaction of the caller.
     *
     * @param draws points by code, each above 0
     * @return false, and nothing is taken, when one has less than that left
     */
    public boolean draw(SortedMap<String, Long> draws) {
        Deque<Map.Entry<String, Long>> taken = new ArrayDeque<>();
        for (Map.Entry<String, Long> draw : draws.entrySet()) {
            if (draw.getValue() <= 0) {
                throw new IllegalArgumentException("a draw of " + draw.getValue() + " on budget " + draw.getKey());
            }
            if (!budgets.take(draw.getKey(), draw.getValue())) {
                taken.forEach(entry -> budgets.giveBack(entry.getKey(), entry.getValue()));
                return false;
            }
            taken.push(draw);
        }
        return true;
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
