package io.huiji.server.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Role;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Browser;
import io.huiji.server.testing.MutableClock;
import io.huiji.server.testing.People;
import io.huiji.server.testing.TestDatabase;
import io.huiji.server.testing.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lines wait a moment before they are written, and refusals at the door are counted by the minute; a server that is stopped writes what waits first. */
@Tag("O6")
class TrailAtShutdownIT {

    private static final int STRANGERS = 100;
    private static final int FORBIDDEN = 30;
    private static final String[] ARGUMENTS = {"--huiji.jobs.enabled=false", "--huiji.access.failures-per-second=1000"};

    @Test
    void a_server_that_is_stopped_loses_no_line() {
        MutableClock clock = MutableClock.atNoonInShanghai();
        try (TestDatabase database = TestDatabase.open()) {
            String cashier;
            try (TestServer server = TestServer.start(database, clock, ARGUMENTS)) {
                Api.operator(server).post("/api/v1/stores", Map.of("code", "S1", "name", "店"));
                People.Person person = new People(server).signIn(Role.CASHIER, "S1");
                cashier = person.username();
                Api nobody = new Api(server.baseUrl(), "hj_nobodys_key");
                for (int i = 0; i < STRANGERS; i++) {
                    assertThat(nobody.get("/api/v1/products").status()).isEqualTo(401);
                }
                forbidden(person.browser());
            }
            try (TestServer server = TestServer.start(database, clock, ARGUMENTS)) {
                Api operator = Api.operator(server);
                assertThat(counted(operator, "action=GET%20/api/v1/products")).as("the minute was not over").isEqualTo(STRANGERS);
                assertThat(counted(operator, "who=" + cashier + "&action=POST%20/api/v1/stores")).isEqualTo(FORBIDDEN);
            }
        }
    }

    private static void forbidden(Browser cashier) {
        for (int i = 0; i < FORBIDDEN; i++) {
            assertThat(cashier.post("/api/v1/stores", Map.of("code", "S2", "name", "店")).status()).isEqualTo(403);
        }
    }

    /** Requests that the lines tell of. */
    private static long counted(Api operator, String query) {
        long counted = 0;
        for (JsonNode line : operator.get("/api/v1/audit-trail?limit=100&" + query).json().path("items")) {
            String detail = line.path("detail").asString();
            counted += detail.isEmpty() ? 1 : Long.parseLong(detail.substring("further=".length()));
        }
        return counted;
    }
}
