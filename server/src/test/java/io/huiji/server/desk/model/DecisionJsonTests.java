package io.huiji.server.desk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.engine.facts.Balance;
import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.facts.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class DecisionJsonTests {

    private static final DayActivity PLAIN = new DayActivity(LocalDate.parse("2025-12-30"), 3100, 31, 30, 1, Map.of());
    private static final DayActivity COUNTED = new DayActivity(LocalDate.parse("2026-01-02"), -5, 9_000_000_000L, 0, 2, Map.of("daily", 12L, "一日", 3L));

    @Test
    void facts_are_read_back_as_they_were() {
        Facts facts = facts(List.of(PLAIN, COUNTED));
        assertThat(DecisionJson.facts(DecisionJson.write(facts))).isEqualTo(facts);
        assertThat(DecisionJson.facts(DecisionJson.write(facts(List.of())))).isEqualTo(facts(List.of()));
    }

    @Test
    void a_day_is_a_short_list() {
        assertThat(DecisionJson.write(facts(List.of(PLAIN)))).contains("\"days\":[[\"2025-12-30\",3100,31,30,1]]");
    }

    @Test
    void days_of_decisions_of_before_are_read() {
        String named = DecisionJson.write(facts(List.of(PLAIN)))
                .replace("[\"2025-12-30\",3100,31,30,1]", "{\"day\":\"2025-12-30\",\"spendFen\":3100,\"grantedPoints\":31,\"netPoints\":30,\"visits\":1}")
                .replace("\"days\":[", "\"days\":[{\"day\":\"2026-01-02\",\"spendFen\":-5,\"grantedPoints\":9000000000,\"visits\":2,\"byRule\":{\"daily\":12,\"一日\":3}},");
        assertThat(DecisionJson.facts(named)).isEqualTo(facts(List.of(COUNTED, PLAIN)));
    }

    @Test
    void a_day_that_is_cut_short_is_refused() {
        String whole = DecisionJson.write(facts(List.of(PLAIN)));
        assertThatThrownBy(() -> DecisionJson.facts(whole.replace(",30,1]", ",30]"))).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> DecisionJson.facts(whole.replace(",30,1]", ",30,1,2]"))).isInstanceOf(JacksonException.class);
    }

    private static Facts facts(List<DayActivity> days) {
        MemberFacts member = new MemberFacts(7, false, 229, Instant.parse("2025-01-01T00:00:00Z"), Balance.ZERO, Standing.NEW, days, List.of(), List.of());
        return new Facts(Instant.parse("2026-01-03T00:00:00Z"), member, null, Map.of());
    }
}
