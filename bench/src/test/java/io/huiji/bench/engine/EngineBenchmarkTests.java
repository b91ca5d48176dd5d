package io.huiji.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.decision.Decision.Accepted;
import io.huiji.engine.decision.Engine;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.programme.Plan;
import io.huiji.server.programme.model.ProgrammeReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EngineBenchmarkTests {

    private final Plan plan = Plan.compile(1, DemoProgramme.programme());
    private final List<Facts> facts = DemoFacts.facts(plan);
    private final List<Command> purchases = DemoFacts.purchases();

    @Test
    void what_is_measured_are_purchases_of_three_lines_with_twelve_lots_and_five_counters() {
        assertThat(facts).hasSize(DemoFacts.COUNT).allSatisfy(each -> {
            assertThat(each.member().lots()).hasSize(12);
            assertThat(each.member().days()).hasSize(5);
        });
        assertThat(purchases).hasSize(DemoFacts.COUNT)
                .allSatisfy(each -> assertThat(((Command.Purchase) each).receipt().lines()).hasSize(3));
    }

    @Test
    void the_programme_is_the_servers_demo_as_the_server_reads_it() {
        assertThat(DemoProgramme.programme()).isEqualTo(ProgrammeReader.read(DemoProgramme.document().toString()).programme());
    }

    @Test
    void every_purchase_earns_and_most_rules_apply_somewhere() {
        Set<String> applied = new HashSet<>();
        for (int i = 0; i < DemoFacts.COUNT; i++) {
            Decision decision = Engine.decide(plan, facts.get(i), purchases.get(i));
            assertThat(decision).isInstanceOf(Accepted.class);
            assertThat(((Accepted) decision).changes().points()).isPositive();
            decision.steps().forEach(step -> applied.add(step.toString()));
        }
        assertThat(applied).hasSizeGreaterThan(100);
    }
}
