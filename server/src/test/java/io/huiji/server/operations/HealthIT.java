package io.huiji.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Role;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.People;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What finance and the auditor see of the books' health; a row that was tampered with shows, and is named. */
class HealthIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private Api operator = new Api("", null);

    @BeforeEach
    void caller() {
        operator = Api.operator(SERVER);
    }

    private void audit() {
        String id = operator.post("/api/v1/audits", "").at("/id");
        for (int i = 0; i < 400 && operator.get("/api/v1/audits/" + id).at("/status").equals("running"); i++) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }

    /** Days that wait, and whether that is a fault. */
    private static String seals(Api api) {
        Answer health = api.get("/api/v1/health");
        return health.at("/seals/openDays") + " " + health.at("/seals/overdue");
    }

    @Test
    void health_tells_audit_seals_expiry_job_messages_imports_and_database() {
        Answer fresh = operator.get("/api/v1/health");
        assertThat(fresh.status()).as(fresh.text()).isEqualTo(200);
        assertThat(fresh.json().path("audit").isNull()).isTrue();
        assertThat(fresh.json().path("sweep").path("finishedAt").isNull()).isTrue();
        assertThat(fresh.at("/seals/openDays")).isEqualTo("0");
        assertThat(fresh.at("/database/embedded")).isEqualTo("false");
        assertThat(fresh.at("/database/version")).startsWith("1");
        assertThat(Long.parseLong(fresh.at("/database/bytes"))).isGreaterThan(1_000_000);

        operator.post("/api/v1/stores", Map.of("code", "H1", "name", "店"));
        String member = operator.post("/api/v1/members", Map.of("phone", "13900000001")).at("/id");
        assertThat(operator.post("/api/v1/adjustments", Map.of("member", Map.of("memberId", member), "points", "100", "reason", "补偿")).status()).isEqualTo(200);
        operator.post("/api/v1/member-logins", Map.of("phone", "13900000001", "purpose", "login"));
        SERVER.clock().advance(Duration.ofDays(1));
        assertThat(seals(operator)).isEqualTo("1 false");
        SERVER.clock().advance(Duration.ofDays(1));
        assertThat(seals(operator)).isEqualTo("2 true");
        try (TestServer justStarted = TestServer.start(SERVER.database(), SERVER.clock(), "--huiji.jobs.enabled=false")) {
            assertThat(seals(Api.operator(justStarted))).isEqualTo("2 false");
        }
        operator.post("/api/v1/seals", "");
        operator.post("/api/v1/jobs/sweep", "");
        audit();
        Answer well = operator.get("/api/v1/health");
        assertThat(seals(operator)).isEqualTo("0 false");
        assertThat(well.at("/seals/days")).isEqualTo("2");
        assertThat(well.at("/sweep/finishedAt")).isEqualTo(SERVER.clock().instant().toString());
        assertThat(well.at("/sweep/dueMembers")).isEqualTo("0");
        assertThat(well.at("/audit/status") + well.at("/audit/differences")).isEqualTo("done0");
        assertThat(well.at("/outbox/carrier")).isEqualTo("false");
        assertThat(well.at("/outbox/kept")).isEqualTo("1");
        assertThat(well.at("/outbox/oldestAt")).isNotEmpty().isEqualTo(well.at("/outbox/lastAt"));

        People people = new People(SERVER);
        assertThat(people.signIn(Role.FINANCE).browser().get("/api/v1/health").status()).isEqualTo(200);
        assertThat(people.signIn(Role.AUDITOR).browser().get("/api/v1/health").status()).isEqualTo(200);
        assertThat(people.signIn(Role.MARKETING).browser().get("/api/v1/health").status()).isEqualTo(403);

        SERVER.jdbc().sql("update ledger.account set spendable = spendable + 1 where member_id = ?").param(Long.parseLong(member)).update();
        audit();
        Answer tampered = operator.get("/api/v1/health");
        assertThat(Long.parseLong(tampered.at("/audit/differences"))).isPositive();
        assertThat(operator.get("/api/v1/audits/" + tampered.at("/audit/id")).at("/rows/0/memberId")).isEqualTo(member);
    }
}
