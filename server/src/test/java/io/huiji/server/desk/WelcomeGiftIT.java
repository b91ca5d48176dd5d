package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Points for joining, also where the server died between the enrolment and the gift. */
@Tag("E8")
class WelcomeGiftIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    @Test
    void a_gift_that_was_cut_short_is_given_once_by_the_next_sweep() {
        Shop shop = new Shop(SERVER, "gift");
        Reply draft = shop.post("/programmes", """
                {"code":"gift","name":{"zh":"礼"},"earning":{"base":{"points":1,"perFen":100}},"activities":[{"code":"welcome","name":{"zh":"新人礼"},"points":88}]}""");
        assertThat(shop.post("/programmes/" + draft.text("id") + "/publish", "{\"effectiveFrom\":\"2020-01-01T00:00:00Z\"}").status()).isEqualTo(200);
        long given = shop.post("/members", "{\"phone\":\"13900030001\"}").number("id");
        assertThat(shop.balance(given).number("spendable")).isEqualTo(88);
        assertThat(waiting()).isZero();

        // enrolled by a server that died before it gave anything
        long cutShort = shop.member();
        SERVER.jdbc().sql("insert into member.joining (member_id, at) values (?, ?)").param(cutShort).param(java.sql.Timestamp.from(SERVER.clock().instant())).update();
        shop.post("/jobs/sweep", "");
        assertThat(shop.balance(cutShort).number("spendable")).as("somebody may be about to give it").isZero();
        SERVER.clock().advance(Duration.ofMinutes(2));
        shop.post("/jobs/sweep", "");
        shop.post("/jobs/sweep", "");
        assertThat(shop.balance(cutShort).number("spendable")).isEqualTo(88);
        assertThat(waiting()).isZero();
    }

    private static long waiting() {
        return SERVER.jdbc().sql("select count(*) from member.joining").query(Long.class).single();
    }
}
