package io.huiji.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Scope;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.PartnerKeys;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OutboxIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static Message message(String zh, Instant expiresAt) {
        return new Message(Message.Channel.SMS, "+8613800138000", "138****8000", "login_code", zh, "in English", expiresAt);
    }

    @Test
    void the_operator_reads_what_was_sent_newest_first_and_nobody_else_does() {
        MessagePort port = SERVER.bean(MessagePort.class);
        port.send(message("第一条", SERVER.clock().instant().plusSeconds(300)));
        port.send(message("第二条", SERVER.clock().instant().plusSeconds(300)));
        Api.Answer seen = Api.operator(SERVER).get("/api/v1/message-outbox?limit=1");
        assertThat(seen.at("/items/0/zh")).isEqualTo("第二条");
        assertThat(seen.at("/items/0/recipient")).isEqualTo("138****8000");
        assertThat(Api.operator(SERVER).get("/api/v1/message-outbox?cursor=" + seen.at("/next")).at("/items/0/zh")).isEqualTo("第一条");
        Api till = Api.operator(SERVER).as(PartnerKeys.of(SERVER, Scope.MEMBERS_READ, Scope.MEMBERS_WRITE, Scope.PHONES_READ));
        assertThat(till.get("/api/v1/message-outbox").status()).isEqualTo(403);
    }

    @Test
    void messages_are_forgotten_after_a_week() {
        MessagePort port = SERVER.bean(MessagePort.class);
        OutboxSweep sweep = SERVER.bean(OutboxSweep.class);
        port.send(message("旧", SERVER.clock().instant()));
        SERVER.clock().advance(Duration.ofDays(7));
        sweep.run();
        assertThat(Api.operator(SERVER).get("/api/v1/message-outbox").text()).contains("旧");
        SERVER.clock().advance(Duration.ofMillis(1));
        sweep.run();
        assertThat(Api.operator(SERVER).get("/api/v1/message-outbox").text()).doesNotContain("旧");
    }

    @Test
    void the_default() {
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("huiji.message", MessageSettings.class))
                .isEqualTo(new MessageSettings(Duration.ofDays(7)));
    }
}
