package io.huiji.server.member.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Role;
import io.huiji.server.access.Scope;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Browser;
import io.huiji.server.testing.PartnerKeys;
import io.huiji.server.testing.People;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Members over HTTP. */
@ExtendWith(OutputCaptureExtension.class)
class MemberApiIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private Api api;

    @BeforeEach
    void connect() {
        api = Api.operator(SERVER);
    }

    @Test
    void a_member_enrols_and_is_found_by_phone_masked(CapturedOutput log) {
        Api.Answer made = api.post("/api/v1/members", Map.of("phone", "+86 138-0013 8000", "name", "林晓", "birthday", "2000-02-29", "channel", "till"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.at("/identities/0/value")).isEqualTo("138****8000");
        assertThat(made.at("/status")).isEqualTo("active");
        Api.Answer found = lookup("phone", "13800138000");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.at("/id")).isEqualTo(made.at("/id"));
        Api.Answer shown = api.get("/api/v1/members/" + made.at("/id"));
        assertThat(shown.at("/birthday")).isEqualTo("2000-02-29");
        assertThat(shown.text()).doesNotContain("13800138000");
        assertThat(api.get("/api/v1/members/" + made.at("/id") + "?reveal=true").at("/identities/0/value")).isEqualTo("13800138000");
        assertThat(made.text() + found.text() + log.getAll()).doesNotContain("13800138000").doesNotContain("138-0013 8000");
        assertThat(SERVER.jdbc().sql("select count(*) from platform.claim where answer::text like '%13800138000%'").query(Long.class).single()).isZero();
    }

    @Test
    void only_a_key_with_phones_read_sees_a_phone() {
        String id = api.post("/api/v1/members", Map.of("phone", "13700000001")).at("/id");
        Api reader = api.as(PartnerKeys.of(SERVER, Scope.MEMBERS_READ));
        assertThat(reader.get("/api/v1/members/" + id).at("/identities/0/value")).isEqualTo("137****0001");
        assertThat(reader.get("/api/v1/members/" + id + "?reveal=true").status()).isEqualTo(403);
        assertThat(reader.post("/api/v1/members", Map.of("phone", "13700000002")).status()).isEqualTo(403);
        Api open = api.as(PartnerKeys.of(SERVER, Scope.MEMBERS_READ, Scope.PHONES_READ));
        assertThat(open.get("/api/v1/members?limit=1&reveal=true").at("/items/0/identities/0/value")).isEqualTo("13700000001");
    }

    @ParameterizedTest
    @CsvSource({"phone,１３８００１３８０００,phone", "phone,12345,phone", "phone,'',phone", "birthday,2001-02-29,birthday", "birthday,2999-01-01,birthday",
        "channel,Ａ,channel", "name,'',name", "nickname,x,nickname", "store,'',store"})
    void a_bad_field_is_named_and_never_repeated(String field, String value, String named) {
        Map<String, Object> body = new HashMap<>(Map.of("phone", "13700000003"));
        body.put(field, value);
        Api.Answer refused = api.post("/api/v1/members", body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.at("/errors/0/field")).isEqualTo(named);
        assertThat(refused.text()).doesNotContain("12345\"").doesNotContain("１３８");
        assertThat(lookup("phone", "13700000003").status()).isEqualTo(404);
    }

    @Test
    void an_unknown_store_and_a_store_of_others_are_refused() {
        assertThat(api.post("/api/v1/members", Map.of("phone", "13700000004", "store", "99")).at("/code")).isEqualTo("store_unknown");
        String storeId = api.post("/api/v1/stores", Map.of("code", "M1", "name", "一店")).at("/id");
        Api.Answer made = api.post("/api/v1/members", Map.of("phone", "13700000004", "store", "M1"));
        assertThat(made.at("/storeId")).isEqualTo(storeId);
    }

    @Test
    void one_phone_is_one_member_however_many_enrol_it_together() throws Exception {
        List<Api.Answer> answers = together(64, () -> api.post("/api/v1/members", Map.of("phone", "13711112222")));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).as(answer.text()).isIn(201, 409));
        List<Api.Answer> won = answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(won).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.at("/code").equals("identity_taken")))
                .isNotEmpty().allSatisfy(answer -> assertThat(answer.at("/memberId")).isEqualTo(won.getFirst().at("/id")));
        assertThat(SERVER.jdbc().sql("select count(*) from member.identity_of where value_hash = (select value_hash from member.identity where member_id = ?)")
                .param(Long.parseLong(won.getFirst().at("/id"))).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void the_same_key_answers_again_and_makes_nobody() {
        String key = UUID.randomUUID().toString();
        Api.Answer first = api.post("/api/v1/members", key, Map.of("phone", "13711113333"));
        Api.Answer again = api.post("/api/v1/members", key, Map.of("phone", "13711113333"));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Hit")).isEqualTo("true");
        assertThat(api.post("/api/v1/members", key, Map.of("phone", "13711114444")).status()).isEqualTo(422);
    }

    @Test
    @Tag("X2")
    void card_wechat_and_partners_id_lead_to_her_and_belong_to_one_member() {
        String first = enrol("13711115555");
        String second = enrol("13711116666");
        assertThat(add(first, "card", "C-0001").at("/identities/1/value")).isEqualTo("****0001");
        assertThat(add(first, "wechat", "oABCdefGH_1").status()).isEqualTo(200);
        Api.Answer all = add(first, "partner_id", "crm:17850");
        assertThat(all.json().at("/identities").size()).isEqualTo(4);
        assertThat(add(first, "card", "C-0001").json().at("/identities").size()).isEqualTo(4);
        for (Map.Entry<String, String> one : Map.of("card", "C-0001", "wechat", "oABCdefGH_1", "partnerId", "crm:17850").entrySet()) {
            assertThat(lookup(one.getKey(), one.getValue()).at("/id")).isEqualTo(first);
        }
        Api.Answer taken = add(second, "card", "C-0001");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.at("/code")).isEqualTo("identity_taken");
        assertThat(add(second, "phone", "13711117777").at("/code")).isEqualTo("state_conflict");
        assertThat(add(second, "card", "１２").at("/errors/0/field")).isEqualTo("value");
        String card = all.at("/identities/1/id");
        assertThat(api.send("DELETE", "/api/v1/members/" + first + "/identities/" + card, UUID.randomUUID().toString(), null).status()).isEqualTo(200);
        assertThat(lookup("card", "C-0001").at("/code")).isEqualTo("member_unknown");
        assertThat(add(second, "card", "C-0001").status()).isEqualTo(200);
    }

    @Test
    void a_phone_that_was_taken_off_may_be_given_again() {
        String first = enrol("13711118888");
        String identity = api.get("/api/v1/members/" + first).at("/identities/0/id");
        assertThat(api.send("DELETE", "/api/v1/members/" + first + "/identities/" + identity, UUID.randomUUID().toString(), null).status()).isEqualTo(200);
        assertThat(enrol("13711118888")).isNotEqualTo(first);
        assertThat(add(first, "phone", "13711119999").status()).isEqualTo(200);
        assertThat(lookup("phone", "13711119999").at("/id")).isEqualTo(first);
    }

    @Test
    void whoever_acts_for_another_store_serves_a_member_and_does_not_take_her_account() {
        api.post("/api/v1/stores", Map.of("code", "HOME", "name", "甲店"));
        String awayId = api.post("/api/v1/stores", Map.of("code", "AWAY", "name", "乙店")).at("/id");
        Browser home = new People(SERVER).signIn(Role.MANAGER, "HOME").browser();
        Browser away = new People(SERVER).signIn(Role.MANAGER, "AWAY").browser();
        Api key = api.as(PartnerKeys.of(SERVER, Set.of(Scope.MEMBERS_READ, Scope.MEMBERS_WRITE, Scope.PHONES_READ), Set.of(Long.parseLong(awayId))));
        Api.Answer made = api.post("/api/v1/members", Map.of("phone", "13755550001", "store", "HOME"));
        String path = "/api/v1/members/" + made.at("/id");
        String phone = path + "/identities/" + made.at("/identities/0/id");
        Map<String, String> another = Map.of("kind", "phone", "value", "13755550002");
        for (Api.Answer refused : List.of(
                away.send("DELETE", phone, null), away.post(path + "/identities", another), away.post(path + "/status", Map.of("status", "frozen", "reason", "核实")),
                away.post(path + "/phone", Map.of("reason", "核对")), away.post(path + "/dynamic-code", ""), key.get(path + "?reveal=true"),
                key.post("/api/v1/members/lookup?reveal=true", Map.of("member", Map.of("memberId", made.at("/id")))))) {
            assertThat(refused.at("/code")).as(refused.text()).isEqualTo("store_not_allowed");
        }
        assertThat(away.get(path).at("/status")).isEqualTo("active");
        assertThat(away.post(path + "/identities", Map.of("kind", "card", "value", "AWAY-1")).status()).isEqualTo(200);
        assertThat(away.send("PATCH", path, Map.of("name", "林晓")).status()).isEqualTo(200);
        assertThat(home.post(path + "/phone", Map.of("reason", "核对")).at("/phone")).isEqualTo("13755550001");
        assertThat(home.post(path + "/dynamic-code", "").at("/code")).isNotEmpty();
        assertThat(home.send("DELETE", phone, null).status()).isEqualTo(200);
        assertThat(away.post(path + "/identities", another).at("/code")).as("in place of the one that was taken off").isEqualTo("store_not_allowed");
        assertThat(home.post(path + "/identities", another).status()).isEqualTo(200);
        assertThat(home.post(path + "/status", Map.of("status", "frozen", "reason", "核实")).at("/status")).isEqualTo("frozen");
        String nowhere = enrol("13755550003");
        assertThat(away.post("/api/v1/members/" + nowhere + "/phone", Map.of("reason", "核对")).status()).as("of all stores").isEqualTo(200);
    }

    @Test
    void a_phone_that_is_taken_off_is_told_so_once() {
        String id = enrol("13755556666");
        String identity = "/api/v1/members/" + id + "/identities/" + api.get("/api/v1/members/" + id).at("/identities/0/id");
        assertThat(api.send("DELETE", identity, "off-1", null).status()).isEqualTo(200);
        assertThat(api.send("DELETE", identity, "off-1", null).header("Idempotency-Hit")).isEqualTo("true");
        String card = add(id, "card", "OFF-1").at("/identities/0/id");
        assertThat(api.send("DELETE", "/api/v1/members/" + id + "/identities/" + card, "off-2", null).status()).isEqualTo(200);
        List<String> told = new ArrayList<>();
        api.get("/api/v1/message-outbox?limit=200").json().at("/items").forEach(sent -> {
            if (sent.at("/purpose").asString().equals("phone_removed") && sent.at("/recipient").asString().endsWith("6666")) {
                told.add(sent.at("/recipient").asString());
            }
        });
        assertThat(told).containsExactly("137****6666");
    }

    @Test
    void freezing_thawing_and_closing_need_a_reason_and_stay_in_the_history() {
        String id = enrol("13722220000");
        assertThat(turn(id, "frozen", "").at("/errors/0/field")).isEqualTo("reason");
        assertThat(turn(id, "gone", "x").at("/errors/0/field")).isEqualTo("status");
        assertThat(turn(id, "frozen", "疑似刷分").at("/status")).isEqualTo("frozen");
        assertThat(turn(id, "active", "已核实").at("/status")).isEqualTo("active");
        assertThat(turn(id, "closed", "本人要求").at("/status")).isEqualTo("closed");
        assertThat(turn(id, "active", "反悔").at("/code")).isEqualTo("state_conflict");
        assertThat(api.post("/api/v1/members", Map.of("phone", "13722220000")).at("/memberId")).isEqualTo(id);
        Api.Answer history = api.get("/api/v1/members/" + id + "/history");
        assertThat(history.json().at("/items").size()).isEqualTo(4);
        assertThat(history.at("/items/0/detail")).isEqualTo("active>closed");
        assertThat(history.at("/items/2/reason")).isEqualTo("疑似刷分");
    }

    @Test
    void a_profile_changes_field_by_field() {
        String id = enrol("13722221111");
        Api.Answer changed = api.send("PATCH", "/api/v1/members/" + id, UUID.randomUUID().toString(), Map.of("birthday", "1990-05-04"));
        assertThat(changed.at("/birthday")).as(changed.text()).isEqualTo("1990-05-04");
        changed = api.send("PATCH", "/api/v1/members/" + id, UUID.randomUUID().toString(), Map.of("name", "王芳"));
        assertThat(changed.at("/birthday")).isEqualTo("1990-05-04");
        assertThat(changed.at("/name")).isEqualTo("王芳");
        assertThat(api.send("PATCH", "/api/v1/members/7", UUID.randomUUID().toString(), Map.of("name", "x")).at("/code")).isEqualTo("member_unknown");
    }

    @Test
    void lists_the_newest_first_page_by_page() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            SERVER.clock().advance(Duration.ofSeconds(1));
            made.addFirst(enrol("1373333000" + i));
        }
        List<String> listed = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 3; page++) {
            Api.Answer answer = api.get("/api/v1/members?limit=2" + cursor);
            answer.json().at("/items").forEach(member -> listed.add(member.at("/id").asString()));
            cursor = "&cursor=" + answer.at("/next");
        }
        assertThat(listed.subList(0, 5)).isEqualTo(made);
        assertThat(api.get("/api/v1/members?cursor=nonsense").at("/errors/0/field")).isEqualTo("cursor");
    }

    @Test
    void a_look_up_names_exactly_one_and_travels_in_the_body() {
        assertThat(api.post("/api/v1/members/lookup", null, Map.of("member", Map.of())).at("/errors/0/field")).isEqualTo("member");
        assertThat(api.post("/api/v1/members/lookup", null, Map.of("member", Map.of("phone", "13700000001", "card", "1"))).at("/errors/0/field")).isEqualTo("member");
        assertThat(lookup("phone", "999").at("/errors/0/field")).isEqualTo("member.phone");
        assertThat(lookup("visit", "x").at("/errors/0/field")).isEqualTo("member.visit");
        assertThat(lookup("memberId", "7").at("/code")).isEqualTo("member_unknown");
        assertThat(api.get("/api/v1/members?phone=13700000001").at("/errors/0/field")).isEqualTo("phone");
    }

    private String enrol(String phone) {
        Api.Answer made = api.post("/api/v1/members", Map.of("phone", phone));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.at("/id");
    }

    private Api.Answer lookup(String kind, String value) {
        return api.post("/api/v1/members/lookup", null, Map.of("member", Map.of(kind, value)));
    }

    private Api.Answer add(String memberId, String kind, String value) {
        return api.post("/api/v1/members/" + memberId + "/identities", Map.of("kind", kind, "value", value));
    }

    private Api.Answer turn(String memberId, String status, String reason) {
        return api.post("/api/v1/members/" + memberId + "/status", Map.of("status", status, "reason", reason));
    }

    static <T> List<T> together(int threads, Callable<T> action) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> running = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> {
                    start.await();
                    return action.call();
                }));
            }
            start.countDown();
        }
        List<T> results = new ArrayList<>();
        for (Future<T> one : running) {
            results.add(one.get());
        }
        return results;
    }
}
