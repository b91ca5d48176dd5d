package io.huiji.server.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Links;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.Browser;
import io.huiji.server.testing.People;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The first administrator: from the printed link to a session with a second factor. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SessionIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static final String PASSWORD = "correct horse battery";
    private static String secret = "";
    private static String recoveryCode = "";

    @Test
    @Order(1)
    void there_is_no_default_account() {
        assertThat(new Browser(SERVER).login("admin", "admin", null).at("/code")).isEqualTo("login_failed");
        assertThat(SERVER.jdbc().sql("select count(*) from access.staff").query(Long.class).single()).isZero();
        assertThat(new Browser(SERVER).get("/api/v1/session").status()).isEqualTo(401);
        Answer extra = new Browser(SERVER).signIn("/api/v1/session", "{\"username\":\"admin\",\"password\":\"x\",\"roles\":[\"administrator\"]}");
        assertThat(extra.at("/errors/0/code")).isEqualTo("unknown_field");
        Answer large = new Browser(SERVER).signIn("/api/v1/session", "{\"username\":\"" + "x".repeat(20_000) + "\",\"password\":\"x\"}");
        assertThat(large.at("/code")).isEqualTo("body_too_large");
    }

    @Test
    @Order(2)
    void the_first_link_makes_the_administrator_once() {
        String lost = SERVER.bean(Links.class).makeFirst().token();
        String token = SERVER.bean(Links.class).makeFirst().token();
        Browser browser = new Browser(SERVER);
        assertThat(browser.signIn("/api/v1/session/welcome", welcome(lost, PASSWORD)).at("/code")).isEqualTo("link_invalid");
        assertThat(browser.post("/api/v1/session/welcome/link", "{\"token\":\"" + token + "\"}").at("/roles/0")).isEqualTo("administrator");
        assertThat(browser.signIn("/api/v1/session/welcome", welcome(token, "admin12345")).at("/errors/0/code")).isEqualTo("easy");
        Answer welcome = browser.signIn("/api/v1/session/welcome", welcome(token, PASSWORD));
        assertThat(welcome.status()).as(welcome.text()).isEqualTo(200);
        assertThat(welcome.at("/staff/secondFactor")).isEqualTo("must_set_up");
        assertThat(welcome.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Strict").contains("Path=/").doesNotContain("Secure");
        assertThat(new Browser(SERVER).signIn("/api/v1/session/welcome", welcome(token, PASSWORD)).at("/code")).isEqualTo("link_invalid");
        assertThat(browser.get("/api/v1/stores").at("/code")).as("before the second factor").isEqualTo("forbidden");
        Answer proposed = browser.post("/api/v1/session/second-factor", "");
        secret = proposed.at("/secret");
        assertThat(proposed.at("/uri")).startsWith("otpauth://totp/").contains(secret);
        assertThat(browser.send("PUT", "/api/v1/session/second-factor", "{\"code\":\"000000\"}").at("/code")).isEqualTo("second_factor_wrong");
        Answer confirmed = browser.send("PUT", "/api/v1/session/second-factor", "{\"code\":\"" + code() + "\"}");
        assertThat(confirmed.json().at("/recoveryCodes").size()).as(confirmed.text()).isEqualTo(10);
        recoveryCode = confirmed.at("/recoveryCodes/3");
        assertThat(browser.get("/api/v1/session").at("/staff/secondFactor")).isEqualTo("on");
        assertThat(browser.get("/api/v1/stores").status()).isEqualTo(200);
    }

    @Test
    @Order(3)
    void a_login_needs_the_code_and_a_code_is_good_once() {
        SERVER.clock().advance(Duration.ofMinutes(1));
        Browser browser = new Browser(SERVER);
        assertThat(browser.login("admin", PASSWORD, null).at("/code")).isEqualTo("second_factor_required");
        assertThat(browser.login("admin", "wrong horse battery", null).at("/code")).isEqualTo("login_failed");
        assertThat(browser.login("admin", PASSWORD, "123456").at("/code")).isEqualTo("second_factor_wrong");
        String code = code();
        Answer in = browser.login("Admin ", PASSWORD, code);
        assertThat(in.status()).as(in.text()).isEqualTo(200);
        assertThat(in.at("/staff/permissions")).isEmpty();
        assertThat(in.text()).contains("stores:write").doesNotContain("trail:read");
        assertThat(new Browser(SERVER).login("admin", PASSWORD, code).at("/code")).as("TOTP replay").isEqualTo("second_factor_wrong");
        assertThat(new Browser(SERVER).login("admin", PASSWORD, recoveryCode).status()).isEqualTo(200);
        assertThat(new Browser(SERVER).login("admin", PASSWORD, recoveryCode).at("/code")).as("recovery code twice").isEqualTo("second_factor_wrong");
        SERVER.clock().advance(Duration.ofMinutes(20));
    }

    @Test
    @Order(4)
    void a_write_needs_the_token_of_the_session() {
        Browser browser = loggedIn();
        Object store = "{\"code\":\"A1\",\"name\":\"店\"}";
        assertThat(new Browser(browser, null).post("/api/v1/stores", store).at("/code")).isEqualTo("csrf");
        assertThat(new Browser(browser, "x").post("/api/v1/stores", store).at("/code")).isEqualTo("csrf");
        assertThat(browser.send(browser.request("POST", "/api/v1/stores", "k1", store).header("Sec-Fetch-Site", "cross-site")).at("/code")).isEqualTo("csrf");
        assertThat(browser.post("/api/v1/stores", store).status()).isEqualTo(201);
        Browser stranger = new Browser(SERVER);
        assertThat(stranger.send(stranger.request("POST", "/api/v1/session", null, "{\"username\":\"admin\",\"password\":\"x\"}")
                .header("Sec-Fetch-Site", "cross-site")).at("/code")).as("login forced by another page").isEqualTo("csrf");
    }

    @Test
    @Order(5)
    void a_login_never_goes_on_with_a_session_that_was_there_before() {
        Browser browser = new Browser(SERVER);
        browser.setCookie("A".repeat(43));
        String before = loggedIn().cookie();
        browser.setCookie(before);
        SERVER.clock().advance(Duration.ofMinutes(1));
        assertThat(browser.login("admin", PASSWORD, code()).status()).isEqualTo(200);
        assertThat(browser.cookie()).isNotEqualTo(before);
        Browser old = new Browser(SERVER);
        old.setCookie(before);
        assertThat(old.get("/api/v1/session").status()).as("the session from before").isEqualTo(401);
    }

    @Test
    @Order(6)
    void a_session_ends_when_it_is_idle_and_when_it_is_old() {
        Browser browser = loggedIn();
        SERVER.clock().advance(Duration.ofMinutes(29));
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);
        SERVER.clock().advance(Duration.ofMinutes(31));
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
        Browser busy = loggedIn();
        for (int i = 0; i < 24; i++) {
            assertThat(busy.get("/api/v1/session").status()).as(i + " half hours").isEqualTo(200);
            SERVER.clock().advance(Duration.ofMinutes(29).plusSeconds(50));
        }
        SERVER.clock().advance(Duration.ofMinutes(5));
        assertThat(busy.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    @Order(7)
    void signing_out_ends_the_session_at_once() {
        Browser browser = loggedIn();
        String cookie = browser.cookie();
        Answer out = browser.send("DELETE", "/api/v1/session", null);
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).contains("Max-Age=0");
        Browser thief = new Browser(SERVER);
        thief.setCookie(cookie);
        assertThat(thief.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    @Order(8)
    void of_two_cookies_that_differ_neither_is_believed() {
        Browser hers = loggedIn();
        Browser strangers = loggedIn();
        String own = "hj_session=" + hers.cookie();
        for (String planted : new String[] {"hj_session=" + strangers.cookie(), "hj_session=x"}) {
            for (String both : new String[] {own + "; " + planted, planted + "; " + own}) {
                Answer read = hers.send(hers.request("GET", "/api/v1/session", null, null).setHeader("Cookie", both));
                assertThat(read.status()).as(both.startsWith(own) ? "hers first" : "planted first").isEqualTo(401);
                Answer written = hers.send(hers.request("POST", "/api/v1/stores", "planted", "{\"code\":\"P1\",\"name\":\"店\"}").setHeader("Cookie", both));
                assertThat(written.at("/code")).isEqualTo("unauthenticated");
            }
        }
        assertThat(hers.send(hers.request("GET", "/api/v1/session", null, null).setHeader("Cookie", own + "; " + own)).status()).as("the same twice").isEqualTo(200);
        assertThat(hers.get("/api/v1/session").status()).as("without the planted one").isEqualTo(200);
    }

    @Test
    @Order(9)
    void a_new_password_ends_the_other_sessions() {
        Browser other = loggedIn();
        Browser browser = loggedIn();
        assertThat(browser.post("/api/v1/session/password", "{\"current\":\"nope nope nope\",\"new\":\"another long one\"}").at("/code")).isEqualTo("login_failed");
        assertThat(browser.post("/api/v1/session/password", "{\"current\":\"" + PASSWORD + "\",\"new\":\"short\"}").at("/errors/0/code")).isEqualTo("length");
        Answer changed = browser.signIn("/api/v1/session/password", "{\"current\":\"" + PASSWORD + "\",\"new\":\"another long one\"}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(other.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(SERVER.jdbc().sql("select password from access.staff").query(String.class).single()).startsWith("$argon2id$");
    }

    private static Browser loggedIn() {
        SERVER.clock().advance(Duration.ofMinutes(1));
        Browser browser = new Browser(SERVER);
        Answer answer = browser.login("admin", PASSWORD, code());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return browser;
    }

    private static String code() {
        return new People(SERVER).code(secret);
    }

    private static String welcome(String token, String password) {
        return "{\"token\":\"" + token + "\",\"password\":\"" + password + "\"}";
    }
}
