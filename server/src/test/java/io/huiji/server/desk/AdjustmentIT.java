package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Role;
import io.huiji.server.access.Scope;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.Browser;
import io.huiji.server.testing.PartnerKeys;
import io.huiji.server.testing.People;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cashier records, a manager adjusts up to a limit, above it a second person approves. */
@Tag("O1")
class AdjustmentIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false", "--huiji.access.adjustments.points-max=1000",
            "--huiji.access.adjustments.points-per-day-max=1500",
            "--huiji.access.adjustments.key-points-max=800", "--huiji.access.adjustments.key-points-per-day-max=1200", "--huiji.access.stranger-requests-per-second=1000");

    private static final AtomicInteger PHONES = new AtomicInteger(10_000_000);

    private Api operator = new Api("", null);
    private People people = new People(SERVER);
    private String store = "";
    private String member = "";

    @BeforeEach
    void a_store_and_a_member() {
        operator = Api.operator(SERVER);
        people = new People(SERVER);
        store = operator.post("/api/v1/stores", Map.of("code", "A" + UUID.randomUUID().toString().substring(0, 8), "name", "店")).at("/code");
        member = operator.post("/api/v1/members", Map.of("phone", "139" + PHONES.incrementAndGet())).at("/id");
    }

    @Test
    void a_manager_adjusts_at_once_within_her_limit_and_with_a_reason() {
        Browser manager = people.signIn(Role.MANAGER, store).browser();
        assertThat(adjust(manager, 1000, "k1").status()).isEqualTo(200);
        assertThat(balance()).isEqualTo("1000");
        assertThat(operator.get("/api/v1/members/" + member + "/entries").at("/items/0/explanation/0/zh")).as("she sees why").contains("1000分", "原因：补偿");
        assertThat(manager.post("/api/v1/adjustments", Map.of("member", Map.of("memberId", member), "points", "5", "store", store)).at("/errors/0/field")).isEqualTo("reason");
        assertThat(manager.post("/api/v1/adjustments", Map.of("member", Map.of("memberId", member), "points", "5", "reason", "补偿")).at("/errors/0/field"))
                .as("a manager acts for a store").isEqualTo("store");
    }

    @Test
    void above_the_limit_of_one_adjustment_it_waits_for_another_person() {
        Browser manager = people.signIn(Role.MANAGER, store).browser();
        Answer asked = adjust(manager, 1001, "k1");
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        assertThat(asked.at("/status")).isEqualTo("open");
        assertThat(adjust(manager, 1001, "k1").at("/id")).as("asked again").isEqualTo(asked.at("/id"));
        assertThat(balance()).isEqualTo("0");
        Browser finance = people.signIn(Role.FINANCE).browser();
        assertThat(finance.get("/api/v1/approvals?status=open").text()).contains(asked.at("/id"));
        Answer done = approve(finance, asked.at("/id"));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.at("/status")).isEqualTo("done");
        assertThat(balance()).isEqualTo("1001");
        assertThat(approve(finance, asked.at("/id")).at("/status")).as("once").isEqualTo("done");
        assertThat(balance()).isEqualTo("1001");
        assertThat(reject(finance, asked.at("/id")).at("/code")).isEqualTo("state_conflict");
        assertThat(operator.get("/api/v1/members/" + member + "/entries").at("/items/0/decisionId")).isEqualTo(done.at("/decisionId"));
    }

    @Test
    void the_limit_of_a_day_counts_ups_and_downs_and_begins_again_the_next_day() {
        Browser manager = people.signIn(Role.MANAGER, store).browser();
        assertThat(adjust(manager, 900, "k1").status()).isEqualTo(200);
        assertThat(adjust(manager, -600, "k2").status()).isEqualTo(200);
        assertThat(adjust(manager, 1, "k3").status()).isEqualTo(202);
        assertThat(adjust(manager, 900, "k1").header("Idempotency-Hit")).as("a repeat is no second").isEqualTo("true");
        SERVER.clock().advance(Duration.ofHours(24));
        People.Person another = people.signIn(Role.MANAGER, store);
        assertThat(adjust(another.browser(), 1000, "k4").status()).isEqualTo(200);
    }

    @Test
    void a_key_adjusts_within_its_limits_and_cannot_ask_for_more() {
        Api key = operator.as(PartnerKeys.of(SERVER, Scope.ADJUSTMENTS_WRITE));
        Answer refused = adjust(key, 801, "k1");
        assertThat(refused.status()).as(refused.text()).isEqualTo(403);
        assertThat(refused.at("/code")).isEqualTo("person_needed");
        assertThat(refused.at("/pointsMax")).isEqualTo("800");
        assertThat(adjust(key, 800, "k2").status()).isEqualTo(200);
        assertThat(adjust(key, 800, "k2").header("Idempotency-Hit")).as("a repeat is no second").isEqualTo("true");
        assertThat(adjust(key, 401, "k3").at("/code")).as("more than is left of the day").isEqualTo("person_needed");
        assertThat(adjust(key, 400, "k4").status()).isEqualTo(200);
        assertThat(balance()).isEqualTo("1200");
        assertThat(operator.get("/api/v1/approvals?status=open").text()).as("nobody can approve her own key's wish").doesNotContain("\"memberId\":\"" + member);
        assertThat(adjust(operator, 100_000, "k5").status()).as("whoever sits at the machine").isEqualTo(200);
    }

    @Test
    void an_adjustment_that_the_books_refuse_does_not_use_the_day_up() {
        Browser manager = people.signIn(Role.MANAGER, store).browser();
        Answer refused = adjust(manager, -1000, "k1");
        if (refused.status() == 422) {
            assertThat(adjust(manager, 1000, "k2").status()).isEqualTo(200);
        } else {
            assertThat(refused.status()).as("it became a debt").isEqualTo(200);
        }
    }

    @Test
    void whoever_asked_cannot_approve_and_a_cashier_can_do_neither() {
        Browser administrator = people.signIn(Role.ADMINISTRATOR).browser();
        Answer asked = administrator.post("/api/v1/adjustments", Map.of("member", Map.of("memberId", member), "points", "5000", "reason", "补偿"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        assertThat(approve(administrator, asked.at("/id")).at("/code")).isEqualTo("same_person");
        assertThat(reject(administrator, asked.at("/id")).at("/code")).isEqualTo("same_person");
        Browser cashier = people.signIn(Role.CASHIER, store).browser();
        assertThat(approve(cashier, asked.at("/id")).at("/code")).isEqualTo("forbidden");
        assertThat(adjust(cashier, 5, "k9").at("/code")).isEqualTo("forbidden");
        Browser manager = people.signIn(Role.MANAGER, store).browser();
        assertThat(manager.get("/api/v1/approvals/" + asked.at("/id")).status()).as("not of her store").isEqualTo(404);
        assertThat(balance()).isEqualTo("0");
    }

    @Test
    void a_rejected_one_is_never_booked() {
        Answer asked = adjust(people.signIn(Role.MANAGER, store).browser(), 2000, "k1");
        Browser finance = people.signIn(Role.FINANCE).browser();
        assertThat(reject(finance, asked.at("/id")).at("/status")).isEqualTo("rejected");
        assertThat(approve(finance, asked.at("/id")).at("/code")).isEqualTo("state_conflict");
        assertThat(balance()).isEqualTo("0");
    }

    @Test
    void what_was_approved_by_somebody_whose_server_died_is_booked_once_by_the_next_sweep() {
        Answer asked = adjust(people.signIn(Role.MANAGER, store).browser(), 2000, "k1");
        People.Person finance = people.signIn(Role.FINANCE);
        SERVER.jdbc().sql("update access.approval set status = 'approved', decided_by = ?, decided_name = 'f', decided_reason = '同意', decided_at = asked_at where approval_id = ?")
                .param(Long.parseLong(finance.id())).param(Long.parseLong(asked.at("/id"))).update();
        SERVER.clock().advance(Duration.ofMinutes(2));
        operator.post("/api/v1/jobs/sweep", "");
        operator.post("/api/v1/jobs/sweep", "");
        assertThat(balance()).isEqualTo("2000");
        assertThat(finance.browser().get("/api/v1/approvals/" + asked.at("/id")).at("/status")).isEqualTo("done");
        assertThat(approve(finance.browser(), asked.at("/id")).at("/status")).isEqualTo("done");
        assertThat(balance()).isEqualTo("2000");
    }

    @Test
    @Tag("T2")
    void eight_who_approve_at_the_same_moment_book_it_once() throws Exception {
        Answer asked = adjust(people.signIn(Role.MANAGER, store).browser(), 2000, "k1");
        Browser one = people.signIn(Role.FINANCE).browser();
        Browser two = people.signIn(Role.ADMINISTRATOR).browser();
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Browser who = i % 2 == 0 ? one : two;
            calls.add(() -> approve(who, asked.at("/id")));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                assertThat(answer.get().at("/status")).as(answer.get().text()).isEqualTo("done");
            }
        }
        assertThat(balance()).isEqualTo("2000");
    }

    @Test
    @Tag("T2")
    void many_at_the_same_moment_do_not_pass_the_limit_of_the_day_together() throws Exception {
        Browser manager = people.signIn(Role.MANAGER, store).browser();
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String key = "race-" + i;
            calls.add(() -> adjust(manager, 200, key).status());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : threads.invokeAll(calls)) {
                statuses.add(status.get());
            }
        }
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(7);
        assertThat(statuses).filteredOn(status -> status == 202).hasSize(9);
        assertThat(balance()).isEqualTo("1400");
    }

    @Test
    void a_cashier_refunds_within_her_shift_and_a_manager_any_day() {
        Browser cashier = people.signIn(Role.CASHIER, store).browser();
        String eventAt = SERVER.clock().instant().toString();
        assertThat(sell(cashier, "R1", eventAt).status()).isEqualTo(201);
        assertThat(sell(cashier, "R2", eventAt).status()).isEqualTo(201);
        assertThat(refund(cashier, "R1", "F1", eventAt).status()).isEqualTo(200);
        SERVER.clock().advance(Duration.ofHours(11));
        Browser night = people.signIn(Role.CASHIER, store).browser();
        SERVER.clock().advance(Duration.ofMinutes(70));
        Browser morning = people.signIn(Role.CASHIER, store).browser();
        assertThat(refund(morning, "R2", "F2", eventAt).at("/code")).as("12 hours and ten minutes later, on another day").isEqualTo("manager_needed");
        assertThat(night.get("/api/v1/session").status()).isIn(200, 401);
        assertThat(refund(people.signIn(Role.MANAGER, store).browser(), "R2", "F2", eventAt).status()).isEqualTo(200);
        String other = operator.post("/api/v1/stores", Map.of("code", "B" + store, "name", "别店")).at("/code");
        assertThat(refund(people.signIn(Role.CASHIER, other).browser(), "R2", "F3", eventAt).at("/code")).isEqualTo("store_not_allowed");
    }

    private Answer sell(Browser who, String number, String eventAt) {
        return who.post("/api/v1/purchases", """
                {"store":"%s","number":"%s","channel":"till","eventAt":"%s","member":{"memberId":"%s"},"lines":[{"no":1,"quantity":1,"amountFen":"1800"}]}"""
                .formatted(store, number, eventAt, member));
    }

    private Answer refund(Browser who, String receipt, String number, String eventAt) {
        return who.post("/api/v1/refunds", """
                {"store":"%s","receipt":"%s","number":"%s","eventAt":"%s"}""".formatted(store, receipt, number, eventAt));
    }

    private Answer adjust(Browser who, long points, String key) {
        return who.send("POST", "/api/v1/adjustments", key, Map.of("member", Map.of("memberId", member), "points", Long.toString(points), "reason", "补偿", "store", store));
    }

    private Answer adjust(Api who, long points, String key) {
        return who.post("/api/v1/adjustments", key + member, Map.of("member", Map.of("memberId", member), "points", Long.toString(points), "reason", "补偿", "store", store));
    }

    private static Answer approve(Browser who, String id) {
        return who.post("/api/v1/approvals/" + id + "/approve", Map.of("reason", "核实无误"));
    }

    private static Answer reject(Browser who, String id) {
        return who.post("/api/v1/approvals/" + id + "/reject", Map.of("reason", "依据不足"));
    }

    private String balance() {
        return operator.get("/api/v1/members/" + member + "/balance").at("/spendable");
    }
}
