package io.huiji.server.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Role;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.Browser;
import io.huiji.server.testing.People;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Guessing passwords. */
class LockoutIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.access.stranger-requests-per-second=1000", "--huiji.access.failures-per-second=1000");

    @BeforeAll
    static void a_store() {
        Api.operator(SERVER).post("/api/v1/stores", Map.of("code", "S1", "name", "店"));
    }

    /** What went before is forgotten. */
    @BeforeEach
    void later() {
        SERVER.clock().advance(Duration.ofHours(1));
    }

    @Test
    void after_five_failures_the_account_is_locked_for_a_while_and_then_open_again() {
        People.Person cashier = new People(SERVER).signIn(Role.CASHIER, "S1");
        for (int i = 0; i < 5; i++) {
            assertThat(guess(cashier.username()).at("/code")).as("guess " + i).isEqualTo("login_failed");
        }
        Answer locked = new Browser(SERVER).login(cashier.username(), People.PASSWORD, null);
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.at("/code")).isEqualTo("locked_out");
        assertThat(locked.header("Retry-After")).isEqualTo("900");
        assertThat(cashier.browser().get("/api/v1/session").status()).as("who is signed in stays").isEqualTo(200);
        SERVER.clock().advance(Duration.ofMinutes(14).plusSeconds(59));
        assertThat(new Browser(SERVER).login(cashier.username(), People.PASSWORD, null).header("Retry-After")).isEqualTo("1");
        SERVER.clock().advance(Duration.ofSeconds(1));
        Answer in = new Browser(SERVER).login(cashier.username(), People.PASSWORD, null);
        assertThat(in.status()).as(in.text()).isEqualTo(200);
        assertThat(SERVER.jdbc().sql("select count(*) from access.trail where action = 'session.lock' and target = ?").param("staff:" + cashier.id())
                .query(Long.class).single()).as("noted").isEqualTo(1);
    }

    @Test
    void a_name_that_does_not_exist_is_answered_like_one_that_does() {
        People.Person cashier = new People(SERVER).signIn(Role.CASHIER, "S1");
        for (int i = 0; i < 7; i++) {
            Answer known = guess(cashier.username());
            Answer unknown = guess("nobody");
            assertThat(unknown.status()).isEqualTo(known.status());
            assertThat(unknown.text()).isEqualTo(known.text());
        }
        assertThat(SERVER.jdbc().sql("select count(*) from access.trail where who like '%nobody%'").query(Long.class).single())
                .as("a mistyped password must not stand in the trail").isZero();
    }

    @Test
    void a_hundred_guesses_at_the_same_moment_are_five() throws Exception {
        People.Person cashier = new People(SERVER).signIn(Role.CASHIER, "S1");
        List<Callable<String>> guesses = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            guesses.add(() -> guess(cashier.username()).at("/code"));
        }
        List<String> codes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> answer : threads.invokeAll(guesses)) {
                codes.add(answer.get());
            }
        }
        assertThat(codes).filteredOn("login_failed"::equals).hasSize(5);
        assertThat(codes).filteredOn("locked_out"::equals).hasSize(20);
    }

    @Test
    void an_address_that_tries_many_names_is_locked_and_cannot_pretend_to_be_another() {
        int failed = 0;
        for (int i = 0; i < 40; i++) {
            Browser browser = new Browser(SERVER);
            Answer answer = browser.send(browser.request("POST", "/api/v1/session", null, "{\"username\":\"name" + i + "\",\"password\":\"x\"}")
                    .header("X-Forwarded-For", "10.0.0." + i));
            failed += answer.at("/code").equals("login_failed") ? 1 : 0;
        }
        assertThat(failed).isEqualTo(30);
        assertThat(SERVER.jdbc().sql("select count(*) from access.trail where address like '10.0.0.%'").query(Long.class).single()).isZero();
    }

    @Test
    void guessing_the_second_factor_locks_as_well() {
        People.Person auditor = new People(SERVER).signIn(Role.AUDITOR);
        SERVER.clock().advance(Duration.ofMinutes(1));
        for (int i = 0; i < 5; i++) {
            assertThat(new Browser(SERVER).login(auditor.username(), People.PASSWORD, "00000" + i).at("/code")).isEqualTo("second_factor_wrong");
        }
        assertThat(new Browser(SERVER).login(auditor.username(), People.PASSWORD, new People(SERVER).code(auditor.secret())).at("/code")).isEqualTo("locked_out");
    }

    @Test
    void strangers_who_guess_lock_out_strangers_and_not_the_device_where_she_signs_in() {
        People.Person cashier = new People(SERVER).signIn(Role.CASHIER, "S1");
        String device = deviceOf(cashier);
        for (int i = 0; i < 40; i++) {
            guess(i < 6 ? cashier.username() : "name" + i);
        }
        assertThat(new Browser(SERVER).login(cashier.username(), People.PASSWORD, null).at("/code")).as("elsewhere").isEqualTo("locked_out");
        Answer in = login(cashier.username(), People.PASSWORD, device);
        assertThat(in.status()).as(in.text()).isEqualTo(200);
        assertThat(in.at("/staff/failedLogins")).as("and she is told").isNotEqualTo("0");
        assertThat(new Browser(SERVER).login(cashier.username(), People.PASSWORD, null).at("/code")).as("for strangers nothing has changed").isEqualTo("locked_out");
    }

    @Test
    void guessing_on_a_known_device_is_five_guesses_too() {
        People.Person cashier = new People(SERVER).signIn(Role.CASHIER, "S1");
        String device = deviceOf(cashier);
        for (int i = 0; i < 5; i++) {
            assertThat(login(cashier.username(), "not the password", device).at("/code")).isEqualTo("login_failed");
        }
        assertThat(login(cashier.username(), People.PASSWORD, device).at("/code")).isEqualTo("locked_out");
        assertThat(Api.operator(SERVER).send("PATCH", "/api/v1/staff/" + cashier.id(), "unlock-device", Map.of("unlock", true)).status()).isEqualTo(200);
        assertThat(login(cashier.username(), People.PASSWORD, device).status()).as("unlocked everywhere").isEqualTo(200);
    }

    @Test
    void a_device_is_known_for_those_who_have_signed_in_there_alone() {
        People.Person thief = new People(SERVER).signIn(Role.CASHIER, "S1");
        People.Person cashier = new People(SERVER).signIn(Role.CASHIER, "S1");
        String device = deviceOf(thief);
        for (int i = 0; i < 5; i++) {
            assertThat(login(cashier.username(), "not the password", i % 2 == 0 ? device : "hj_known=" + "A".repeat(43)).at("/code")).isEqualTo("login_failed");
        }
        assertThat(login(cashier.username(), People.PASSWORD, device).at("/code")).isEqualTo("locked_out");
        SERVER.clock().advance(Duration.ofHours(1));
        assertThat(login(cashier.username(), People.PASSWORD, device).status()).as("a till that two share").isEqualTo(200);
        for (int i = 0; i < 6; i++) {
            guess(cashier.username());
            guess(thief.username());
        }
        assertThat(login(cashier.username(), People.PASSWORD, device).status()).isEqualTo(200);
        assertThat(login(thief.username(), People.PASSWORD, device).status()).isEqualTo(200);
        SERVER.clock().advance(Duration.ofDays(181));
        for (int i = 0; i < 5; i++) {
            guess(cashier.username());
        }
        assertThat(login(cashier.username(), People.PASSWORD, device).at("/code")).as("half a year later").isEqualTo("locked_out");
    }

    @Test
    void an_administrator_unlocks() {
        People.Person cashier = new People(SERVER).signIn(Role.CASHIER, "S1");
        for (int i = 0; i < 6; i++) {
            guess(cashier.username());
        }
        assertThat(Api.operator(SERVER).send("PATCH", "/api/v1/staff/" + cashier.id(), "unlock-1", Map.of("unlock", true)).status()).isEqualTo(200);
        Answer in = new Browser(SERVER).login(cashier.username(), People.PASSWORD, null);
        assertThat(in.status()).isEqualTo(200);
    }

    @Test
    void the_next_login_says_how_often_somebody_failed() {
        People.Person cashier = new People(SERVER).signIn(Role.CASHIER, "S1");
        guess(cashier.username());
        guess(cashier.username());
        Browser browser = new Browser(SERVER);
        assertThat(browser.login(cashier.username(), People.PASSWORD, null).at("/staff/failedLogins")).isEqualTo("2");
        assertThat(browser.login(cashier.username(), People.PASSWORD, null).at("/staff/failedLogins")).isEqualTo("0");
    }

    /** The cookie of a browser in which she has just signed in. */
    private static String deviceOf(People.Person person) {
        Answer in = new Browser(SERVER).login(person.username(), People.PASSWORD, null);
        String set = in.headers().allValues("Set-Cookie").stream().filter(one -> one.startsWith("hj_known=")).findFirst().orElseThrow();
        assertThat(set).contains("HttpOnly", "SameSite=Strict", "Path=/api/v1/session", "Max-Age=" + Duration.ofDays(180).toSeconds());
        return set.substring(0, set.indexOf(';'));
    }

    private static Answer login(String username, String password, String cookie) {
        Browser browser = new Browser(SERVER);
        return browser.send(browser.request("POST", "/api/v1/session", null, Map.of("username", username, "password", password)).setHeader("Cookie", cookie));
    }

    private static Answer guess(String username) {
        return new Browser(SERVER).login(username, "not the password", null);
    }
}
