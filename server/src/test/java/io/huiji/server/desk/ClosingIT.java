package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.BooksAgree;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A closed account has nothing left, whoever closed it and whatever was under way. */
@Tag("Q1")
class ClosingIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static Shop shop;
    private long member;

    @BeforeAll
    static void open() {
        shop = new Shop(SERVER, "leaving");
        Reply draft = shop.post("/programmes", """
                {"code":"leaving","name":{"zh":"两天后可用"},"earning":{"base":{"points":1,"perFen":100},"pendingDays":2}}""");
        assertThat(shop.post("/programmes/" + draft.text("id") + "/publish", "{\"effectiveFrom\":\"2020-01-01T00:00:00Z\"}").status()).isEqualTo(200);
    }

    @BeforeEach
    void some_to_spend_and_some_pending() {
        member = shop.member();
        shop.buy(member, "A" + member, 10_000);
        SERVER.clock().advance(Duration.ofDays(3));
        shop.post("/jobs/sweep", "");
        shop.buy(member, "B" + member, 3_000);
        assertThat(shop.balance(member).number("spendable")).isEqualTo(100);
        assertThat(shop.balance(member).number("pending")).isEqualTo(30);
    }

    @Test
    void what_may_not_be_spent_yet_goes_too() {
        close();
        assertThat(left()).isZero();
        assertThat(waiting()).isZero();
        SERVER.clock().advance(Duration.ofDays(3));
        assertThat(shop.post("/jobs/sweep", "").number("failed")).as("nothing of hers is due any more").isZero();
        BooksAgree.check(SERVER.jdbc(), "after a closing");
        Couple.audited(SERVER);
    }

    @Test
    void points_at_a_checkout_go_when_it_has_ended() {
        assertThat(shop.reserve(member, 60).status()).isEqualTo(200);
        close();
        assertThat(left()).isEqualTo(130);
        SERVER.clock().advance(Duration.ofDays(1));
        shop.post("/jobs/sweep", "");
        assertThat(left()).isZero();
        assertThat(waiting()).isZero();
        BooksAgree.check(SERVER.jdbc(), "after a closing with a hold");
    }

    @Test
    void a_receipt_of_hers_is_still_taken_back_and_what_it_had_earned_is_owed() {
        close();
        Reply refund = shop.refundAll("A" + member);
        assertThat(refund.status()).as(refund.body().toString()).isLessThan(300);
        assertThat(refund.number("points")).isEqualTo(-100);
        assertThat(left()).isZero();
        assertThat(shop.refundAll("A" + member).code()).as("once").isNotEmpty();
        assertThat(shop.post("/purchases", shop.receipt(member, "C" + member, 5_000)).code()).isEqualTo("member_unknown");
        BooksAgree.check(SERVER.jdbc(), "after a refund of a closed member's receipt");
        Couple.audited(SERVER);
    }

    @Test
    void a_server_that_died_after_the_closing_has_it_done_by_the_next_sweep() {
        SERVER.jdbc().sql("update member.member set status = 'closed' where member_id = ?").param(member).update();
        SERVER.jdbc().sql("insert into member.leaving (member_id, at) values (?, ?)").param(member)
                .param(java.sql.Timestamp.from(SERVER.clock().instant().minusSeconds(1))).update();
        shop.post("/jobs/sweep", "");
        assertThat(left()).isZero();
    }

    private void close() {
        Reply closed = shop.post("/members/" + member + "/status", "{\"status\":\"closed\",\"reason\":\"她要求的\"}");
        assertThat(closed.status()).as(closed.body().toString()).isEqualTo(200);
    }

    private long left() {
        return SERVER.jdbc().sql("select spendable + pending + held from ledger.account where member_id = ?").param(member).query(Long.class).single();
    }

    private static long waiting() {
        return SERVER.jdbc().sql("select count(*) from member.leaving").query(Long.class).single();
    }
}
