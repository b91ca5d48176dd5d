package io.huiji.server.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Role;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.Browser;
import io.huiji.server.testing.People;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The profile for level 3 of the classified protection (等保三级). */
class LevelThreeIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.access.passwords.profile=level3", "--huiji.access.stranger-requests-per-second=1000");

    @BeforeAll
    static void a_store() {
        Api.operator(SERVER).post("/api/v1/stores", Map.of("code", "S1", "name", "店"));
    }

    @Test
    void a_password_is_over_after_ninety_days_and_the_last_five_do_not_come_back() {
        People.Person cashier = new People(SERVER).signIn(Role.CASHIER, "S1");
        SERVER.clock().advance(Duration.ofDays(91));
        Browser browser = new Browser(SERVER);
        Answer in = browser.login(cashier.username(), People.PASSWORD, null);
        assertThat(in.at("/staff/passwordExpired")).as(in.text()).isEqualTo("true");
        assertThat(browser.get("/api/v1/stores").at("/code")).isEqualTo("forbidden");
        assertThat(change(browser, People.PASSWORD, "only small letters").at("/errors/0/code")).isEqualTo("kinds");
        assertThat(change(browser, People.PASSWORD, "Another 1 of them").at("/staff/passwordExpired")).isEqualTo("false");
        assertThat(browser.get("/api/v1/stores").status()).isEqualTo(200);
        assertThat(change(browser, "Another 1 of them", People.PASSWORD).at("/errors/0/code")).isEqualTo("reused");
    }

    @Test
    void a_session_is_over_after_a_quarter_of_an_hour_without_a_request() {
        People.Person cashier = new People(SERVER).signIn(Role.CASHIER, "S1");
        SERVER.clock().advance(Duration.ofMinutes(15));
        assertThat(cashier.browser().get("/api/v1/session").status()).isEqualTo(401);
    }

    private static Answer change(Browser browser, String current, String fresh) {
        return browser.signIn("/api/v1/session/password", "{\"current\":\"" + current + "\",\"new\":\"" + fresh + "\"}");
    }
}
