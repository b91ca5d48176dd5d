package io.huiji.server.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.server.platform.RoundTrip;
import io.huiji.server.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionTemplate;

class BudgetsIT {

    private static final int PARALLEL = 64;

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final RoundTrip roundTrip = SERVER.bean(RoundTrip.class);
    private final Budgets budgets = SERVER.bean(Budgets.class);

    @BeforeEach
    void two_budgets() {
        SERVER.jdbc().sql("delete from programme.budget").update();
        SERVER.jdbc().sql("insert into programme.budget values ('autumn', 1000, 1000), ('spring', 50, 50)").update();
    }

    @Test
    void left_is_absent_for_a_code_without_a_budget() {
        assertThat(left("autumn", "winter")).isEqualTo(Map.of("autumn", 1000L));
        assertThat(left("winter")).isEmpty();
    }

    @Test
    void a_draw_that_fails_takes_nothing_from_any_budget() {
        assertThat(drawn(draws("autumn", 10, "spring", 51))).isFalse();
        assertThat(left("autumn", "spring")).isEqualTo(Map.of("autumn", 1000L, "spring", 50L));
        assertThat(drawn(draws("autumn", 10, "spring", 50))).isTrue();
        assertThat(left("autumn", "spring")).isEqualTo(Map.of("autumn", 990L, "spring", 0L));
    }

    @Test
    void a_draw_on_an_unknown_budget_fails() {
        assertThat(drawn(draws("autumn", 1, "winter", 1))).isFalse();
        assertThat(left("autumn")).containsEntry("autumn", 1000L);
    }

    @Test
    void a_draw_of_nothing_or_less_is_a_defect() {
        assertThatThrownBy(() -> drawn(draws("autumn", -1, "spring", 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("E19")
    @Tag("vector-i")
    void sixty_four_parallel_draws_stop_exactly_at_the_limit() throws Exception {
        List<Boolean> taken = allAtOnce(() -> drawn(draws("autumn", 30, "spring", 1)));
        assertThat(taken).filteredOn(yes -> yes).hasSize(33);
        assertThat(left("autumn", "spring")).isEqualTo(Map.of("autumn", 10L, "spring", 17L));
    }

    @Test
    @Tag("vector-i")
    void whoever_locks_first_decides_by_a_number_that_stays() throws Exception {
        List<Long> granted = allAtOnce(() -> inTransaction(() -> {
            long most = Math.min(30, budgets.lock(Set.of("spring", "autumn")).getOrDefault("autumn", 0L));
            if (most > 0) {
                roundTrip.run(budgets.draw(new TreeMap<>(Map.of("autumn", most))));
            }
            return most;
        }));
        assertThat(granted.stream().mapToLong(Long::longValue).sum()).isEqualTo(1000);
        assertThat(left("autumn")).containsEntry("autumn", 0L);
    }

    @Test
    void the_database_itself_refuses_less_than_nothing() {
        assertThatThrownBy(() -> SERVER.jdbc().sql("update programme.budget set left_points = -1 where code = 'autumn'").update())
                .hasMessageContaining("check constraint");
    }

    private Map<String, Long> left(String... codes) {
        return budgets.left(Set.of(codes));
    }

    /** Whether all was taken; otherwise the transaction was broken. */
    private boolean drawn(SortedMap<String, Long> draws) {
        try {
            inTransaction(() -> {
                roundTrip.run(budgets.draw(draws));
                return true;
            });
            return true;
        } catch (Budgets.Contended contended) {
            return false;
        }
    }

    private static SortedMap<String, Long> draws(String first, long points, String second, long more) {
        return new TreeMap<>(Map.of(first, points, second, more));
    }

    private static <T> T inTransaction(Supplier<T> work) {
        return SERVER.bean(TransactionTemplate.class).execute(status -> work.get());
    }

    private static <T> List<T> allAtOnce(Callable<T> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < PARALLEL; i++) {
                running.add(threads.submit(work));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : running) {
                results.add(result.get());
            }
            return results;
        }
    }
}
