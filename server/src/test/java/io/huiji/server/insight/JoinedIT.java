package io.huiji.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.imports.ImportClient;
import io.huiji.server.insight.job.Refresh;
import io.huiji.server.insight.store.JoinedSql;
import io.huiji.server.member.IdentityKind;
import io.huiji.server.member.Members;
import io.huiji.server.member.store.MemberSql;
import io.huiji.server.member.store.NewMember;
import io.huiji.server.store.Stores;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.TestServer;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Who joined is in the overview at once, on the day of her store, and once: before the job has counted her, while it does, and after. And who has stopped coming. */
@Tag("A6")
class JoinedIT {

    /** Half past midnight of the sixth in Shanghai, half past ten in the evening of the fifth in Urumqi. */
    private static final Instant BETWEEN_TWO_DAYS = Instant.parse("2026-01-05T16:30:00Z");

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private Api operator = new Api("", null);

    @BeforeEach
    void look() {
        operator = Api.operator(SERVER);
        SERVER.clock().set(BETWEEN_TWO_DAYS);
    }

    @AfterEach
    void whatever_was_done_everybody_is_counted_once() {
        SumsAgree.check(SERVER.jdbc(), "before the job");
        assertThat(refresh().check()).isTrue();
        count();
        SumsAgree.check(SERVER.jdbc(), "after the job");
        assertThat(refresh().check()).isTrue();
    }

    private static Refresh refresh() {
        return SERVER.bean(Refresh.class);
    }

    private static void count() {
        refresh().run();
        assertThat(waiting()).isZero();
    }

    private static long waiting() {
        return SERVER.jdbc().sql("select count(*) from member.joined_lately").query(Long.class).single();
    }

    private static long shop(String code, String zone) {
        return SERVER.bean(Stores.class).ensure(code, code, zone).id();
    }

    private static Collection<Long> enrol(long store, int members) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            names.add(UUID.randomUUID().toString());
        }
        return SERVER.bean(Members.class).ensureAll(IdentityKind.PARTNER_ID, names, SERVER.clock().instant(), "till", store).values();
    }

    private JsonNode get(String path) {
        Answer answer = operator.get("/api/v1/insight" + path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** What the tile says; the course of the period and the report say the same. */
    private long joined(String query) {
        JsonNode overview = get("/overview?" + query);
        long sum = 0;
        for (JsonNode slice : overview.path("slices")) {
            sum += slice.path("newMembers").asLong();
        }
        for (JsonNode tile : overview.path("tiles")) {
            if (tile.path("name").asString().equals("joined")) {
                assertThat(tile.path("value").asLong()).isEqualTo(sum);
            }
        }
        return sum;
    }

    private List<String> sources(String query) {
        List<String> sources = new ArrayList<>();
        get("/reports/new_members?" + query).path("rows").forEach(row -> sources.add(row.path(0).asString() + " " + row.path(2).asString() + " " + row.path(3).asString()));
        return sources;
    }

    @Test
    void she_is_there_at_once_and_the_job_changes_nothing_however_often_it_runs() {
        shop("gate", "Asia/Shanghai");
        String day = "store=gate&from=2026-01-06&to=2026-01-06";
        assertThat(joined(day)).isZero();
        Answer made = operator.post("/api/v1/members", Map.of("phone", "13600020001", "store", "gate", "channel", "till"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(joined(day)).isEqualTo(1);
        assertThat(waiting()).isPositive();
        for (int run = 0; run < 3; run++) {
            count();
            assertThat(joined(day)).as("after run %s", run).isEqualTo(1);
        }
        operator.post("/api/v1/members", Map.of("phone", "13600020002", "store", "gate", "channel", "wechat"));
        assertThat(joined(day)).as("one counted, one waiting").isEqualTo(2);
        assertThat(sources(day)).containsExactly("gate till 1", "gate wechat 1");
        count();
        assertThat(sources(day)).containsExactly("gate till 1", "gate wechat 1");
        assertThat(joined("store=gate&from=2025-01-01&to=2026-12-31&granularity=month")).isEqualTo(2);
    }

    @Test
    void the_day_is_that_of_the_stores_zone_before_and_after() {
        enrol(shop("sea", "Asia/Shanghai"), 2);
        enrol(shop("desert", "Asia/Urumqi"), 3);
        for (String when : List.of("waiting", "counted")) {
            assertThat(List.of(joined("store=sea&from=2026-01-05&to=2026-01-05"), joined("store=sea&from=2026-01-06&to=2026-01-06"),
                    joined("store=desert&from=2026-01-05&to=2026-01-05"), joined("store=desert&from=2026-01-06&to=2026-01-06")))
                    .as(when).containsExactly(0L, 2L, 3L, 0L);
            count();
        }
    }

    @Test
    void members_by_file_are_counted_once_on_the_days_that_the_file_names() {
        shop("paper", "Asia/Shanghai");
        String file = """
                会员号,姓名,门店编码,入会时间
                p:1,王小美,paper,2020-05-01
                p:2,李雷,paper,2020-05-01 23:59:59
                p:3,韩梅梅,,2020-05-02
                """;
        ImportClient client = new ImportClient(SERVER);
        for (int time = 0; time < 2; time++) {
            assertThat(client.importMembers(HttpRequest.BodyPublishers.ofString(file), "").get("status").asString()).isEqualTo("done");
            assertThat(sources("from=2020-05-01&to=2020-05-01")).containsExactly("paper import 2");
            assertThat(sources("from=2020-05-01&to=2020-05-02")).containsExactly("paper import 2", " import 1");
            count();
            assertThat(sources("from=2020-05-01&to=2020-05-02")).containsExactly("paper import 2", " import 1");
        }
    }

    @Test
    void many_members_in_one_statement_are_counted_and_those_that_are_taken_back_are_not() {
        long store = shop("crowd", "Asia/Shanghai");
        int members = JoinedSql.STEP_MAX * 2 + 10_000;
        List<Long> ids = LongStream.range(7_000_000, 7_000_000 + members).boxed().toList();
        NewMember.Terms terms = new NewMember.Terms(Instant.parse("2019-07-01T12:00:00Z"), "till", store);
        SERVER.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            SERVER.bean(MemberSql.class).insert(ids.subList(0, 5), terms);
            status.setRollbackOnly();
        });
        assertThat(joined("store=crowd&from=2019-07-01&to=2019-07-01")).isZero();
        SERVER.bean(MemberSql.class).insert(ids, terms);
        assertThat(joined("store=crowd&from=2019-07-01&to=2019-07-01")).isEqualTo(members);
        count();
        assertThat(joined("store=crowd&from=2019-07-01&to=2019-07-01")).isEqualTo(members);
    }

    @Test
    void while_members_enrol_and_two_instances_count_nobody_is_late_or_counted_twice() {
        long store = shop("busy", "Asia/Shanghai");
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Runnable enrolments = () -> {
            for (int i = 0; i < 60; i++) {
                begun.addAndGet(2);
                enrol(store, 2);
                done.addAndGet(2);
            }
        };
        try (TestServer other = TestServer.start(SERVER.database(), SERVER.clock(), "--huiji.jobs.enabled=false")) {
            CompletableFuture<Void> tills = CompletableFuture.allOf(CompletableFuture.runAsync(enrolments), CompletableFuture.runAsync(enrolments));
            CompletableFuture<Void> jobs = CompletableFuture.runAsync(() -> {
                while (!tills.isDone()) {
                    CompletableFuture<Void> one = CompletableFuture.runAsync(() -> refresh().run());
                    other.bean(Refresh.class).run();
                    one.orTimeout(60, TimeUnit.SECONDS).join();
                }
            });
            while (!tills.isDone()) {
                long atLeast = done.get();
                long told = joined("store=busy&period=today");
                assertThat(told).isBetween(atLeast, (long) begun.get());
            }
            tills.join();
            jobs.join();
        }
        assertThat(joined("store=busy&period=today")).isEqualTo(240);
    }

    @Test
    void a_count_that_differs_from_the_members_is_found_and_made_again() {
        enrol(shop("amiss", "Asia/Shanghai"), 4);
        String day = "store=amiss&from=2026-01-06&to=2026-01-06";
        for (String mistake : List.of(
                "insert into member.joined_lately select * from member.joined_lately",
                "update insight.joined set members = members + 1 where store_id = (select id from store.store where code = 'amiss')",
                "delete from insight.joined where store_id = (select id from store.store where code = 'amiss')")) {
            assertThat(SERVER.jdbc().sql(mistake).update()).isPositive();
            assertThat(joined(day)).as(mistake).isNotEqualTo(4);
            assertThat(refresh().check()).as(mistake).isFalse();
            assertThat(joined(day)).as(mistake).isEqualTo(4);
            assertThat(refresh().check()).as(mistake).isTrue();
        }
    }

    @Test
    void sleeping_members_of_the_chain_are_those_who_have_not_left() {
        List<Long> members = List.copyOf(enrol(shop("asleep", "Asia/Shanghai"), 12));
        List<Integer> days = List.of(0, 30, 31, 90, 91, 180, 181, 400);
        for (int i = 0; i < days.size(); i++) {
            SERVER.jdbc().sql("""
                    insert into standing.standing (member_id, last_spend_day) values (?, date '2026-01-06' - ?::integer)
                        on conflict (member_id) do update set last_spend_day = excluded.last_spend_day""").param(members.get(i)).param(days.get(i)).update();
        }
        List<Long> before = sleeping("");
        assertThat(before).isEqualTo(byEachMember()).startsWith(2L, 2L, 2L, 2L);
        assertThat(sleeping("store=asleep")).containsExactly(2L, 2L, 2L, 2L, 4L);
        turn("closed", members.get(0), members.get(2), members.get(8), members.get(9));
        turn("frozen", members.get(1), members.get(11));
        assertThat(sleeping("")).isEqualTo(byEachMember()).startsWith(1L, 1L, 2L, 2L).last().isEqualTo(before.getLast() - 2);
        assertThat(sleeping("store=asleep")).containsExactly(1L, 1L, 2L, 2L, 2L);
    }

    private static void turn(String status, Long... members) {
        SERVER.jdbc().sql("update member.member set status = ? where member_id = any (?)").param(status).param(members).update();
    }

    private List<Long> sleeping(String query) {
        return get("/reports/sleeping?" + query).path("rows").valueStream().map(row -> row.path(1).asLong()).toList();
    }

    /** The same, by looking at every member. */
    private static List<Long> byEachMember() {
        return SERVER.jdbc().sql("""
                select count(m.member_id) from (values (1, 0, 30), (2, 31, 90), (3, 91, 180), (4, 181, 99999), (5, null, null)) b (n, f, t)
                  left join (select m.member_id, date '2026-01-06' - s.last_spend_day as days from member.member m left join standing.standing s using (member_id)
                              where m.status not in ('closed', 'merged')) m on m.days between b.f and b.t or m.days is null and b.f is null
                 group by b.n order by b.n""").query(Long.class).list();
    }
}
