package io.huiji.server.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.Api;
import io.huiji.server.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A key has its own bucket; the operator has none. */
class RateLimitIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.access.requests-per-second=1", "--huiji.access.requests-burst=3",
            "--huiji.access.failures-per-second=3");

    @Test
    void a_key_that_asks_too_often_is_told_when_to_come_back() {
        Api operator = Api.operator(SERVER);
        Api hasty = operator.as(newKey(operator));
        Api other = operator.as(newKey(operator));
        Api.Answer last = hasty.get("/api/v1/partners");
        for (int i = 0; i < 20 && last.status() == 200; i++) {
            last = hasty.get("/api/v1/partners");
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.at("/code")).isEqualTo("rate_limited");
        assertThat(last.header("Retry-After")).isEqualTo("1");
        assertThat(last.header("RateLimit-Limit")).isEqualTo("1");
        assertThat(other.get("/api/v1/partners").status()).isEqualTo(200);
        assertThat(operator.get("/api/v1/partners").status()).isEqualTo(200);
    }

    @Test
    void strangers_are_counted_by_address_and_a_forwarded_address_is_not_believed() {
        Api operator = Api.operator(SERVER);
        Api till = operator.as(newKey(operator));
        Api.Answer last = stranger(operator, 0);
        for (int i = 1; i < 50 && last.status() == 401; i++) {
            last = stranger(operator, i);
        }
        assertThat(till.get("/api/v1/partners").status()).as("a till at the same address that calls for the first time").isEqualTo(200);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.at("/code")).isEqualTo("rate_limited");
        assertThat(last.header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(operator.get("/api/v1/partners").status()).isEqualTo(200);
    }

    private static Api.Answer stranger(Api api, int number) {
        return api.as(null).send(HttpRequest.newBuilder(URI.create(api.baseUrl() + "/api/v1/partners")).header("X-Forwarded-For", "10.0.0." + number).GET());
    }

    private static String newKey(Api operator) {
        return operator.post("/api/v1/partners/1/keys", Map.of("name", "k", "scopes", List.of("access:write"))).at("/secret");
    }
}
