package io.huiji.bench.engine;

import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Receipt;
import io.huiji.engine.decision.Receipt.Line;
import io.huiji.engine.facts.Balance;
import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.Lot;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.facts.StoreFacts;
import io.huiji.engine.programme.Earning.Budget;
import io.huiji.engine.programme.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members at a till on a Monday: twelve open lots and five counted days each. */
final class DemoFacts {

    static final int COUNT = 256;
    static final int LOTS = 12;
    static final int COUNTERS = 5;

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final List<String> CATEGORIES = List.of("milk-tea", "hot-drink", "bakery", "gift-card");

    private DemoFacts() {}

    static List<Facts> facts(Plan plan) {
        Map<String, Long> budgets = new HashMap<>();
        for (Budget budget : plan.programme().earning().budgets()) {
            budgets.put(budget.code(), budget.points());
        }
        List<Facts> all = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            all.add(new Facts(NOW, member(i), new StoreFacts(1 + i % 20, "s" + (1 + i % 20), "Asia/Shanghai"), Map.copyOf(budgets)));
        }
        return all;
    }

    static List<Command> purchases() {
        List<Command> all = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            List<Line> lines = new ArrayList<>();
            for (int no = 1; no <= 3; no++) {
                int product = (i * 7 + no * 13) % 100;
                lines.add(new Line(no, "p-" + product, List.of(CATEGORIES.get(product % CATEGORIES.size())), 1, 900 + 137L * product));
            }
            all.add(new Command.Purchase(new Receipt(NOW.plusSeconds(i * 120L), i % 3 == 0 ? "mini_program" : "till", List.copyOf(lines))));
        }
        return all;
    }

    private static MemberFacts member(int i) {
        List<Lot> lots = new ArrayList<>();
        for (int n = 0; n < LOTS; n++) {
            Instant earnedAt = NOW.minus(20L * n + 1, ChronoUnit.DAYS);
            lots.add(new Lot(1_000L * i + n, 1_000L * i + n, 1, earnedAt, earnedAt, true, earnedAt.plus(365, ChronoUnit.DAYS), 60, 60, 0));
        }
        List<DayActivity> days = new ArrayList<>();
        for (int n = COUNTERS - 1; n >= 0; n--) {
            days.add(new DayActivity(TODAY.minusDays(7L * n), 6_000 + i, 90, 90, 1, Map.of("winter-weekly", 40L)));
        }
        Standing standing = new Standing(tier(i), TODAY.minusDays(40), null, TODAY, 300_000L + i, 3_000, 40, 0);
        return new MemberFacts(i + 1L, false, i % 12 == 0 ? 1_105 : 325, NOW.minus(400, ChronoUnit.DAYS), new Balance(60L * LOTS, 0, 0, 0), standing, days,
                lots, List.of());
    }

    private static @Nullable String tier(int i) {
        return switch (i % 4) {
            case 0 -> "gold";
            case 1 -> "silver";
            default -> null;
        };
    }
}
