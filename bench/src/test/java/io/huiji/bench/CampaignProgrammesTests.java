package io.huiji.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.programme.Earning;
import io.huiji.engine.programme.Earning.Rule;
import io.huiji.server.programme.model.ProgrammeReader;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class CampaignProgrammesTests {

    @Test
    void cold_draws_on_nothing_and_hot_on_one_budget_with_every_purchase() {
        Earning cold = read(CampaignProgrammes.cold());
        Earning hot = read(CampaignProgrammes.hot());

        assertThat(cold.budgets()).isEmpty();
        assertThat(cold.rules()).allSatisfy(rule -> assertThat(rule.budget()).isNull());
        assertThat(hot.budgets()).hasSize(1);
        assertThat(hot.rules().stream().filter(rule -> rule.budget() != null).map(Rule::code)).containsExactly("bench-campaign");
    }

    @Test
    void hot_and_cold_have_the_same_rules_but_for_the_budget() {
        Earning hot = read(CampaignProgrammes.hot());
        var unbound = hot.rules().stream()
                .map(rule -> new Rule(rule.code(), rule.name(), rule.priority(), rule.group(), rule.when(), rule.effect(), null)).toList();
        assertThat(unbound).isEqualTo(read(CampaignProgrammes.cold()).rules());
    }

    @Test
    void the_measured_demo_has_every_rule_of_the_demo() {
        Earning demo = read(CampaignProgrammes.demo());
        assertThat(demo.rules()).hasSizeGreaterThan(8);
        assertThat(demo.budgets()).isNotEmpty().allSatisfy(budget -> assertThat(budget.points()).isGreaterThan(1_000_000_000L));
    }

    private static Earning read(ObjectNode document) {
        return ProgrammeReader.read(document.toString()).programme().earning();
    }
}
