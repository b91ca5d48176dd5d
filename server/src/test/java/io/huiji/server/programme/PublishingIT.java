package io.huiji.server.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.engine.programme.Programme;
import io.huiji.server.platform.FieldError;
import io.huiji.server.platform.Ids;
import io.huiji.server.platform.Problem;
import io.huiji.server.programme.ProgrammeRecord.Published;
import io.huiji.server.programme.model.ProgrammeReader;
import io.huiji.server.programme.store.BudgetSql;
import io.huiji.server.programme.store.VersionSql;
import io.huiji.server.platform.RoundTrip;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

class PublishingIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Budgets budgets = SERVER.bean(Budgets.class);
    private final TransactionTemplate transaction = SERVER.bean(TransactionTemplate.class);

    @Test
    void the_migration_and_the_resource_have_the_same_programme_basic() {
        String document = SERVER.jdbc().sql("select document::text from programme.version where number = 1").query(String.class).single();
        assertThat(ProgrammeReader.read(document).programme()).isEqualTo(ProgrammeDocuments.basic());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update programme.version set document = '{}' where number = 1", "update programme.version set effective_from = '2020-01-01Z' where number = 1",
        "delete from programme.version", "truncate programme.version", "delete from programme.numbering"})
    void the_application_may_not_change_what_is_published(String statement) {
        assertThatThrownBy(() -> SERVER.bean(JdbcTemplate.class).execute(statement)).hasRootCauseMessage(
                "ERROR: permission denied for table " + (statement.contains("numbering") ? "numbering" : "version"));
    }

    @Test
    @Tag("E19")
    void a_new_total_moves_what_is_left_and_never_below_what_was_drawn() {
        publish("autumn", 100);
        assertThat(budgets.left(Set.of("autumn"))).containsEntry("autumn", 100L);
        transaction.executeWithoutResult(status -> SERVER.bean(RoundTrip.class).run(budgets.draw(new TreeMap<>(Map.of("autumn", 60L)))));
        publish("autumn", 150);
        assertThat(budgets.left(Set.of("autumn"))).containsEntry("autumn", 90L);
        publish("autumn", 60);
        assertThat(budgets.left(Set.of("autumn"))).containsEntry("autumn", 0L);
        int latest = latest();
        assertThatThrownBy(() -> publish("autumn", 59)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.errors()).extracting(FieldError::field, FieldError::code)
                    .containsExactly(Tuple.tuple("earning.budgets[0].points", "below_drawn"));
            assertThat(problem.errors().getFirst().zh()).contains("已发放 60 分");
        });
        assertThat(latest()).isEqualTo(latest);
        assertThat(budgets.left(Set.of("autumn"))).containsEntry("autumn", 0L);
    }

    @Test
    @Tag("vector-i")
    void those_who_publish_at_once_get_numbers_one_after_the_other() throws Exception {
        int before = latest();
        List<Integer> numbers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Published>> all = IntStream.range(0, 16).mapToObj(i -> threads.submit(() -> publish("race", 10))).toList();
            for (Future<Published> one : all) {
                numbers.add(one.get().number());
            }
        }
        assertThat(numbers).containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(before + 1, before + 16).boxed().toList());
        SERVER.bean(Programmes.class).refresh();
        assertThat(SERVER.bean(Programmes.class).latest()).isEqualTo(before + 16);
    }

    @Test
    void only_empty_books_take_a_programme_from_the_past() {
        Instant past = SERVER.clock().instant().minus(Duration.ofDays(1));
        Publishing publishing = SERVER.bean(Publishing.class);
        Published published = transaction.execute(status -> publishing.publish(ProgrammeDocuments.basic(), past, 7));
        assertThat(published).isNotNull().extracting(Published::effectiveFrom).isEqualTo(past);
        PlantedDecision.in(SERVER);
        assertThatThrownBy(() -> transaction.execute(status -> publishing.publish(ProgrammeDocuments.basic(), past, 7))).isInstanceOf(Problem.class);
    }

    @Test
    void where_nobody_knows_the_books_they_count_as_written_in() {
        Instant past = SERVER.clock().instant().minus(Duration.ofDays(1));
        Publishing alone = new Publishing(SERVER.bean(Drafts.class), SERVER.bean(VersionSql.class), SERVER.bean(BudgetSql.class),
                new StaticListableBeanFactory().getBeanProvider(BooksEmpty.class), SERVER.bean(Ids.class), SERVER.clock());
        assertThatThrownBy(() -> transaction.execute(status -> alone.publish(ProgrammeDocuments.basic(), past, 7))).isInstanceOf(Problem.class);
    }

    private Published publish(String budget, long points) {
        Programme programme = ProgrammeReader.read("""
                {"code": "p", "name": {"zh": "积分"}, "earning": {"budgets": [{"code": "%s", "name": {"zh": "预算"}, "points": %d}]}}""".formatted(budget, points)).programme();
        Published published = transaction.execute(status -> SERVER.bean(Publishing.class).publish(programme, null, 7));
        return Objects.requireNonNull(published);
    }

    private static int latest() {
        return SERVER.jdbc().sql("select latest from programme.numbering").query(Integer.class).single();
    }
}
