package io.huiji.server.member.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Scope;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.PartnerKeys;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The dynamic code and the visit, over HTTP. */
@Tag("X2")
class VisitApiIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private Api api;
    private String memberId;
    private String store;

    @BeforeEach
    void oneMemberOneStore() {
        api = Api.operator(SERVER);
        int number = COUNTER.incrementAndGet();
        memberId = api.post("/api/v1/members", Map.of("phone", Long.toString(13_600_000_000L + number))).at("/id");
        store = api.post("/api/v1/stores", Map.of("code", "V" + number, "name", "店")).at("/code");
    }

    @Test
    void the_first_scan_makes_a_visit_of_that_till_for_ten_minutes() {
        String code = issue();
        Api.Answer visit = scan(code, "1");
        assertThat(visit.status()).as(visit.text()).isEqualTo(200);
        assertThat(visit.at("/memberId")).isEqualTo(memberId);
        assertThat(visit.at("/store")).isEqualTo(store);
        assertThat(lookup(visit.at("/visit")).at("/id")).isEqualTo(memberId);
        SERVER.clock().advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(scan(code, "1").at("/visit")).isEqualTo(visit.at("/visit"));
        assertThat(lookup(visit.at("/visit")).status()).isEqualTo(200);
        SERVER.clock().advance(Duration.ofMillis(1));
        assertThat(lookup(visit.at("/visit")).at("/code")).isEqualTo("code_expired");
        assertThat(scan(code, "1").at("/code")).isEqualTo("code_expired");
    }

    @Test
    void another_till_finds_the_code_used_and_another_partner_does_not_know_the_visit() {
        String code = issue();
        String visit = scan(code, "1").at("/visit");
        Api.Answer other = scan(code, "2");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.at("/code")).isEqualTo("code_used");
        Api stranger = api.as(PartnerKeys.of(SERVER, Scope.MEMBERS_READ));
        assertThat(stranger.post("/api/v1/members/lookup", null, Map.of("member", Map.of("visit", visit))).at("/code")).isEqualTo("member_unknown");
        assertThat(stranger.post("/api/v1/visits", Map.of("code", code, "till", "1", "store", store)).at("/code")).isEqualTo("code_used");
    }

    @Test
    void a_code_dies_exactly_at_sixty_seconds() {
        String alive = issue();
        SERVER.clock().advance(Duration.ofMillis(59_999));
        assertThat(scan(alive, "1").status()).isEqualTo(200);
        String dead = issue();
        SERVER.clock().advance(Duration.ofSeconds(60));
        assertThat(scan(dead, "1").at("/code")).isEqualTo("code_expired");
    }

    @Test
    void a_forged_code_is_told_apart_from_an_old_one() {
        String code = issue();
        String forged = code.substring(0, 20) + (code.charAt(20) == '0' ? '1' : '0') + code.substring(21);
        assertThat(scan(forged, "1").at("/code")).isEqualTo("code_invalid");
        assertThat(scan("HELLO", "1").at("/code")).isEqualTo("code_invalid");
        assertThat(scan("", "1").at("/errors/0/field")).isEqualTo("code");
        assertThat(scan(code, "").at("/errors/0/field")).isEqualTo("till");
        assertThat(api.post("/api/v1/visits", Map.of("code", code, "till", "1", "store", "no-such")).at("/code")).isEqualTo("store_unknown");
    }

    @Test
    void of_64_tills_at_once_one_gets_the_visit() throws Exception {
        String code = issue();
        AtomicInteger till = new AtomicInteger();
        List<Api.Answer> answers = MemberApiIT.together(64, () -> scan(code, "till " + till.incrementAndGet()));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200)).allSatisfy(answer -> assertThat(answer.at("/code")).isEqualTo("code_used"));
    }

    @Test
    void a_closed_or_unknown_member_has_no_code() {
        assertThat(api.post("/api/v1/members/7/dynamic-code", null, "").at("/code")).isEqualTo("member_unknown");
        String code = issue();
        api.post("/api/v1/members/" + memberId + "/status", Map.of("status", "closed", "reason", "本人要求"));
        assertThat(scan(code, "1").at("/code")).isEqualTo("member_unknown");
        assertThat(SERVER.jdbc().sql("select count(*) from member.visit where member_id = ?").param(Long.parseLong(memberId)).query(Long.class).single()).isZero();
    }

    private String issue() {
        Api.Answer issued = api.post("/api/v1/members/" + memberId + "/dynamic-code", null, "");
        assertThat(issued.status()).as(issued.text()).isEqualTo(200);
        return issued.at("/code");
    }

    private Api.Answer scan(String code, String till) {
        return api.post("/api/v1/visits", Map.of("code", code, "till", till, "store", store));
    }

    private Api.Answer lookup(String visit) {
        return api.post("/api/v1/members/lookup", null, Map.of("member", Map.of("visit", visit)));
    }
}
