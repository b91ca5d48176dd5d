package io.huiji.server.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Role;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.Browser;
import io.huiji.server.testing.People;
import io.huiji.server.testing.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Behind a proxy that the settings name, its word on address and https counts; only the part that it added itself. */
class ProxyIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.access.trusted-proxies=127.0.0.1");

    @Test
    void a_login_through_the_proxy_gets_a_secure_cookie_and_is_noted_with_the_address_that_the_proxy_saw() {
        Api.operator(SERVER).post("/api/v1/stores", Map.of("code", "S1", "name", "店"));
        People.Person cashier = new People(SERVER).signIn(Role.CASHIER, "S1");
        Browser browser = new Browser(SERVER);
        String body = "{\"username\":\"" + cashier.username() + "\",\"password\":\"" + People.PASSWORD + "\"}";
        Answer in = browser.send(browser.request("POST", "/api/v1/session", null, body)
                .header("X-Forwarded-For", "6.6.6.6, 203.0.113.7").header("X-Forwarded-Proto", "https"));
        assertThat(in.status()).as(in.text()).isEqualTo(200);
        assertThat(in.header("Set-Cookie")).contains("; Secure").contains("; HttpOnly").contains("; SameSite=Strict");
        assertThat(SERVER.jdbc().sql("select address from access.trail where action = 'session.login' and who = ?").param(cashier.username())
                .query(String.class).single()).isEqualTo("203.0.113.7");
    }

    @Test
    void whoever_came_by_https_is_told_to_come_by_it_again_and_nobody_else() {
        Browser browser = new Browser(SERVER);
        for (String path : new String[] {"/", "/console/", "/api/v1/session", "/nothing"}) {
            assertThat(browser.send(browser.request("GET", path, null, null).header("X-Forwarded-Proto", "https")).header("Strict-Transport-Security"))
                    .as(path).isEqualTo("max-age=31536000");
            assertThat(browser.get(path).headers().firstValue("Strict-Transport-Security")).as(path).isEmpty();
        }
    }
}
