package io.huiji.engine.programme;

import io.huiji.engine.programme.Earning.Budget;
import io.huiji.engine.programme.Earning.Cap;
import io.huiji.engine.programme.Earning.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What may be wrong with the earning part. */
final class EarningCheck {

    static final long MAXIMUM_RECEIPT_FEN = 100_000_000_000_000L;

    private static final long MAXIMUM_BASE_POINTS = 1_000_000;
    private static final int MAXIMUM_RULES = 500;
    private static final int MAXIMUM_LIMITS = 100;

    private final Problems problems;
    private final Earning earning;
    private final Set<String> tiers;
    private final Set<String> rules = new HashSet<>();
    private final Set<String> budgets = new HashSet<>();

    EarningCheck(Problems problems, Earning earning, Set<String> tiers) {
        this.problems = problems;
        this.earning = earning;
        this.tiers = tiers;
        earning.budgets().forEach(budget -> budgets.add(budget.code()));
    }

    void run() {
        problems.range("earning.base.points", earning.base().points(), 1, MAXIMUM_BASE_POINTS);
        problems.range("earning.base.perFen", earning.base().perFen(), 1, MAXIMUM_RECEIPT_FEN);
        rules();
        excluded();
        caps();
        budgets();
        problems.range("earning.pendingDays", earning.pendingDays(), 0, 366);
    }

    private void rules() {
        problems.size("earning.rules", earning.rules(), MAXIMUM_RULES);
        for (int i = 0; i < earning.rules().size(); i++) {
            Rule rule = earning.rules().get(i);
            String path = "earning.rules[" + i + "]";
            problems.newCode(path + ".code", rule.code(), rules);
            problems.text(path + ".name", rule.name());
            problems.range(path + ".priority", rule.priority(), -1_000_000, 1_000_000);
            String group = rule.group();
            if (group != null) {
                problems.code(path + ".group", group);
            }
            new WhenCheck(problems, path + ".when", rule.when(), earning.excluded(), tiers).run();
            new EffectCheck(problems, path + ".effect", rule.effect()).run();
            String budget = rule.budget();
            if (budget != null) {
                problems.known(path + ".budget", budget, budgets);
            }
        }
    }

    private void excluded() {
        problems.names("earning.excluded.categories", earning.excluded().categories());
        problems.names("earning.excluded.products", earning.excluded().products());
        problems.names("earning.excluded.stores", earning.excluded().stores());
        problems.names("earning.excluded.channels", earning.excluded().channels());
    }

    private void caps() {
        List<Cap> caps = earning.caps();
        problems.size("earning.caps", caps, MAXIMUM_LIMITS);
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < caps.size(); i++) {
            String path = "earning.caps[" + i + "]";
            problems.newCode(path + ".code", caps.get(i).code(), codes);
            problems.text(path + ".name", caps.get(i).name());
            problems.range(path + ".points", caps.get(i).points(), 1, PlanCheck.MAXIMUM_POINTS);
            String rule = caps.get(i).rule();
            if (rule != null) {
                problems.known(path + ".rule", rule, rules);
            }
            problems.names(path + ".stores", caps.get(i).stores());
        }
    }

    private void budgets() {
        problems.size("earning.budgets", earning.budgets(), MAXIMUM_LIMITS);
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < earning.budgets().size(); i++) {
            Budget budget = earning.budgets().get(i);
            String path = "earning.budgets[" + i + "]";
            problems.newCode(path + ".code", budget.code(), codes);
            problems.text(path + ".name", budget.name());
            problems.range(path + ".points", budget.points(), 1, PlanCheck.MAXIMUM_POINTS);
        }
    }
}
