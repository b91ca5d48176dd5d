package io.huiji.server.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.Api;
import io.huiji.server.testing.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeyUseIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    @Test
    void a_key_tells_when_it_was_last_used_and_a_wrong_secret_is_no_use() {
        Api api = Api.operator(SERVER);
        String partner = api.post("/api/v1/partners", Map.of("name", "收银系统")).at("/partnerId");
        String secret = api.post("/api/v1/partners/" + partner + "/keys", Map.of("name", "一号机", "scopes", List.of("stores:read"))).at("/secret");
        String list = "/api/v1/partners/" + partner + "/keys";
        assertThat(api.get(list).json().at("/items/0/lastUsedAt").isNull()).isTrue();
        assertThat(api.as(secret.substring(0, secret.length() - 4) + "AAAA").get("/api/v1/stores").status()).isEqualTo(401);
        assertThat(api.get(list).json().at("/items/0/lastUsedAt").isNull()).isTrue();
        assertThat(api.as(secret).get("/api/v1/stores").status()).isEqualTo(200);
        assertThat(api.get(list).at("/items/0/lastUsedAt")).isEqualTo(SERVER.clock().instant().toString());
    }
}
