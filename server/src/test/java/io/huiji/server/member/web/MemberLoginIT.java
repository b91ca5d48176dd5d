package io.huiji.server.member.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.TestServer;
import io.huiji.server.testing.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Members' logins over HTTP: the code, its limits, and joining. */
@Tag("Q3")
class MemberLoginIT {

    @RegisterExtension
    static final TestServer SERVER = Visitor.townServer();

    private static final String TERMS = "{\"consents\":[{\"purpose\":\"terms\",\"version\":\"2026-11\"}]}";
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private final Api api = Api.operator(SERVER);
    private String phone;

    @BeforeEach
    void anotherHourAndPhone() {
        SERVER.clock().advance(Duration.ofHours(1));
        phone = Long.toString(13_700_000_000L + COUNTER.incrementAndGet());
    }

    private String enrolled() {
        return api.post("/api/v1/members", Map.of("phone", phone)).at("/id");
    }

    private static String otherThan(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    @Test
    void the_right_code_opens_a_session_of_that_member() {
        String memberId = enrolled();
        Visitor visitor = new Visitor(SERVER);
        Answer requested = visitor.askForCode(phone);
        assertThat(requested.status()).as(requested.text()).isEqualTo(202);
        Answer confirmed = visitor.confirm(requested.at("/loginId"), visitor.codeFor(phone), null);
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(confirmed.at("/kind")).isEqualTo("member");
        assertThat(confirmed.at("/member/id")).isEqualTo(memberId);
        assertThat(confirmed.header("Set-Cookie")).contains("HttpOnly", "SameSite=Strict");
        assertThat(visitor.get("/api/v1/me").at("/memberId")).isEqualTo(memberId);
    }

    @Test
    void a_known_and_an_unknown_number_are_answered_alike() {
        enrolled();
        String unknown = Long.toString(13_710_000_000L + COUNTER.incrementAndGet());
        Answer known = new Visitor(SERVER).askForCode(phone);
        Answer stranger = new Visitor(SERVER).askForCode(unknown);
        assertThat(stranger.status()).isEqualTo(known.status());
        assertThat(stranger.headers().map().keySet()).isEqualTo(known.headers().map().keySet());
        assertThat(stranger.text().replaceAll("\"loginId\":\"[^\"]+\"", "")).isEqualTo(known.text().replaceAll("\"loginId\":\"[^\"]+\"", ""));
        Visitor guessing = new Visitor(SERVER);
        Answer wrongKnown = guessing.confirm(known.at("/loginId"), otherThan(guessing.codeFor(phone)), TERMS);
        Answer wrongUnknown = guessing.confirm(stranger.at("/loginId"), otherThan(guessing.codeFor(unknown)), TERMS);
        assertThat(wrongUnknown.text()).isEqualTo(wrongKnown.text());
        assertThat(wrongKnown.status()).isEqualTo(401);
        assertThat(wrongKnown.at("/code")).isEqualTo("login_code_wrong");
    }

    /** What takes as long does as much: both are written down, and both are sent a code. */
    @Test
    void a_known_and_an_unknown_number_make_the_same_work() {
        enrolled();
        long known = rowsOfAsking(phone);
        assertThat(known).isPositive();
        assertThat(rowsOfAsking(Long.toString(13_730_000_000L + COUNTER.incrementAndGet()))).isEqualTo(known);
    }

    private static long rowsOfAsking(String number) {
        String rows = "select (select count(*) from member.login) + (select count(*) from message.outbox)";
        long before = SERVER.jdbc().sql(rows).query(Long.class).single();
        assertThat(new Visitor(SERVER).askForCode(number).status()).isEqualTo(202);
        return SERVER.jdbc().sql(rows).query(Long.class).single() - before;
    }

    @Test
    void a_code_is_good_once() {
        enrolled();
        Visitor visitor = new Visitor(SERVER);
        String loginId = visitor.askForCode(phone).at("/loginId");
        String code = visitor.codeFor(phone);
        assertThat(visitor.confirm(loginId, code, null).status()).isEqualTo(200);
        assertThat(new Visitor(SERVER).confirm(loginId, code, null).at("/code")).isEqualTo("login_code_wrong");
    }

    @Test
    void a_code_belongs_to_its_request() {
        enrolled();
        Visitor visitor = new Visitor(SERVER);
        String first = visitor.askForCode(phone).at("/loginId");
        String firstCode = visitor.codeFor(phone);
        SERVER.clock().advance(Duration.ofSeconds(61));
        String second = visitor.askForCode(phone).at("/loginId");
        String secondCode = visitor.codeFor(phone);
        if (!firstCode.equals(secondCode)) {
            assertThat(visitor.confirm(second, firstCode, null).at("/code")).isEqualTo("login_code_wrong");
            assertThat(visitor.confirm(first, secondCode, null).at("/code")).isEqualTo("login_code_wrong");
        }
        assertThat(visitor.confirm(second, secondCode, null).status()).isEqualTo(200);
    }

    @Test
    void a_code_ends_with_its_life() {
        enrolled();
        Visitor visitor = new Visitor(SERVER);
        Answer requested = visitor.askForCode(phone);
        String code = visitor.codeFor(phone);
        SERVER.clock().set(requested.at("/expiresAt"));
        assertThat(visitor.confirm(requested.at("/loginId"), code, null).at("/code")).isEqualTo("login_code_wrong");
        SERVER.clock().advance(Duration.ofMillis(-1));
        assertThat(visitor.confirm(requested.at("/loginId"), code, null).status()).isEqualTo(200);
    }

    @Test
    void after_five_tries_the_right_code_is_too_late() {
        enrolled();
        Visitor visitor = new Visitor(SERVER);
        String loginId = visitor.askForCode(phone).at("/loginId");
        String code = visitor.codeFor(phone);
        for (int i = 0; i < 5; i++) {
            assertThat(visitor.confirm(loginId, otherThan(code), null).status()).isEqualTo(401);
        }
        assertThat(visitor.confirm(loginId, code, null).at("/code")).isEqualTo("login_code_wrong");
    }

    @Test
    void of_many_at_the_same_moment_one_gets_the_session() throws Exception {
        enrolled();
        String loginId = new Visitor(SERVER).askForCode(phone).at("/loginId");
        String code = new Visitor(SERVER).codeFor(phone);
        int statusOk = 0;
        try (var threads = Executors.newFixedThreadPool(16)) {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return new Visitor(SERVER).confirm(loginId, code, null).status();
                }));
            }
            start.countDown();
            for (Future<Integer> answer : answers) {
                statusOk += answer.get() == 200 ? 1 : 0;
            }
        }
        assertThat(statusOk).isEqualTo(1);
    }

    @Test
    void a_phone_gets_a_code_a_minute_and_five_an_hour_whoever_asks() {
        assertThat(new Visitor(SERVER).askForCode(phone).status()).isEqualTo(202);
        Answer tooSoon = new Visitor(SERVER).askForCode(phone);
        assertThat(tooSoon.status()).isEqualTo(429);
        assertThat(tooSoon.at("/code")).isEqualTo("rate_limited");
        assertThat(Integer.parseInt(tooSoon.header("Retry-After"))).isBetween(1, 60);
        for (int i = 0; i < 4; i++) {
            SERVER.clock().advance(Duration.ofSeconds(60));
            assertThat(new Visitor(SERVER).askForCode(phone).status()).isEqualTo(202);
        }
        SERVER.clock().advance(Duration.ofSeconds(60));
        assertThat(new Visitor(SERVER).askForCode(phone).status()).isEqualTo(429);
        SERVER.clock().advance(Duration.ofHours(1));
        assertThat(new Visitor(SERVER).askForCode(phone).status()).isEqualTo(202);
    }

    @Test
    void a_device_asks_for_ten_codes_an_hour_whichever_phones_they_are_for() {
        Visitor visitor = new Visitor(SERVER);
        for (int i = 0; i < 11; i++) {
            assertThat(visitor.askForCode(Long.toString(13_740_000_000L + COUNTER.incrementAndGet())).status()).isEqualTo(202);
        }
        assertThat(visitor.cookie("hj_device")).isNotEmpty();
        assertThat(visitor.askForCode(Long.toString(13_740_000_000L + COUNTER.incrementAndGet())).status()).isEqualTo(429);
        visitor.forgetCookie("hj_device");
        assertThat(visitor.askForCode(Long.toString(13_740_000_000L + COUNTER.incrementAndGet())).status()).isEqualTo(202);
    }

    @Test
    void what_is_kept_tells_neither_the_code_nor_the_phone() {
        Visitor visitor = new Visitor(SERVER);
        visitor.askForCode(phone);
        String code = visitor.codeFor(phone);
        String kept = SERVER.jdbc().sql("select string_agg(l::text, ' ') from member.login l").query(String.class).single();
        assertThat(kept).doesNotContain(phone).doesNotContain("\"" + code + "\"");
        String outbox = api.get("/api/v1/message-outbox?limit=200").text();
        assertThat(outbox).doesNotContain(phone).contains(code);
        assertThat(new Visitor(SERVER).get("/api/v1/message-outbox").status()).isEqualTo(401);
    }

    @Test
    void a_phone_without_a_member_has_to_join_and_may_use_the_same_code_for_it() {
        api.post("/api/v1/stores", Map.of("code", "JOIN1", "name", "南京东路店"));
        Visitor visitor = new Visitor(SERVER);
        String loginId = visitor.askForCode(phone).at("/loginId");
        String code = visitor.codeFor(phone);
        Answer needed = visitor.confirm(loginId, code, null);
        assertThat(needed.status()).isEqualTo(409);
        assertThat(needed.at("/code")).isEqualTo("join_required");
        Answer without = visitor.confirm(loginId, code, "{\"consents\":[]}");
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.at("/errors/0/field")).isEqualTo("join.consents");
        Answer joined = visitor.confirm(loginId, code, "{\"store\":\"JOIN1\",\"name\":\" 小美 \",\"consents\":[{\"purpose\":\"terms\",\"version\":\"2026-11\"}]}");
        assertThat(joined.status()).as(joined.text()).isEqualTo(200);
        Answer me = visitor.get("/api/v1/me");
        assertThat(me.at("/store")).isEqualTo("JOIN1");
        assertThat(me.at("/storeName")).isEqualTo("南京东路店");
        assertThat(me.at("/name")).isEqualTo("小美");
        assertThat(me.at("/phone")).isEqualTo(phone.substring(0, 3) + "****" + phone.substring(7));
        Answer history = api.get("/api/v1/members/" + me.at("/memberId") + "/history");
        assertThat(history.at("/items/0/change")).isEqualTo("enrolled");
        assertThat(history.at("/items/0/callerId")).isEqualTo(me.at("/memberId"));
    }

    @Test
    void an_old_version_of_the_terms_is_not_what_she_agreed_to() {
        Visitor visitor = new Visitor(SERVER);
        String loginId = visitor.askForCode(phone).at("/loginId");
        Answer old = visitor.confirm(loginId, visitor.codeFor(phone), "{\"consents\":[{\"purpose\":\"terms\",\"version\":\"2019-01\"}]}");
        assertThat(old.status()).isEqualTo(400);
        assertThat(old.at("/errors/0/field")).isEqualTo("join.consents[0].version");
    }

    @Test
    void a_phone_that_a_till_enrols_meanwhile_is_logged_in_and_not_enrolled_twice() {
        Visitor visitor = new Visitor(SERVER);
        String loginId = visitor.askForCode(phone).at("/loginId");
        String memberId = enrolled();
        Answer confirmed = visitor.confirm(loginId, visitor.codeFor(phone), TERMS);
        assertThat(confirmed.at("/member/id")).isEqualTo(memberId);
    }

    @Test
    void a_login_replaces_the_session_before_it() {
        Visitor visitor = Visitor.loggedIn(SERVER, phone);
        String before = visitor.cookie("hj_session");
        SERVER.clock().advance(Duration.ofSeconds(61));
        String loginId = visitor.askForCode(phone).at("/loginId");
        visitor.confirm(loginId, visitor.codeFor(phone), null);
        assertThat(visitor.cookie("hj_session")).isNotEqualTo(before);
        assertThat(SERVER.jdbc().sql("select count(*) from access.session where kind = 'member' and person_id = ?")
                .param(Long.parseLong(visitor.get("/api/v1/me").at("/memberId"))).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void what_is_no_code_or_no_phone_is_refused_by_its_field() {
        Visitor visitor = new Visitor(SERVER);
        assertThat(visitor.askForCode("１３８００１３８０００").at("/errors/0/field")).isEqualTo("phone");
        assertThat(visitor.send("POST", "/api/v1/member-logins", "{\"phone\":\"13800138000\",\"purpose\":\"spy\"}").at("/errors/0/field")).isEqualTo("purpose");
        String loginId = visitor.askForCode(phone).at("/loginId");
        assertThat(visitor.confirm(loginId, "12345", null).at("/errors/0/field")).isEqualTo("code");
        assertThat(visitor.confirm("00000000-0000-0000-0000-000000000000", "123456", null).at("/code")).isEqualTo("login_code_wrong");
    }
}
