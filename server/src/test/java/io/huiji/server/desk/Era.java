package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.TestServer;
import java.time.OffsetDateTime;

/** A stretch of virtual time that begins with a programme of its own. It ends where one with a later beginning starts. */
record Era(TestServer server, Shop shop) {

    /** A point a yuan, and what {@code rules} says besides. */
    static Era begin(TestServer server, Shop shop, String at, String rules) {
        return with(server, shop, at, "'earning':{'base':{'points':1,'perFen':100}}," + rules);
    }

    /** A programme of these parts; single quotes stand for double ones. */
    static Era with(TestServer server, Shop shop, String at, String parts) {
        server.clock().set(at);
        Reply draft = shop.post("/programmes", "{'code':'era','name':{'zh':'时','en':'era'},'zone':'Asia/Shanghai',%s}".formatted(parts).replace('\'', '"'));
        assertThat(draft.status()).as(draft.body().toString()).isEqualTo(201);
        Reply published = shop.post("/programmes/" + draft.text("id") + "/publish", "{}");
        assertThat(published.status()).as(published.body().toString()).isEqualTo(200);
        return new Era(server, shop);
    }

    /** Sets the clock; Shanghai time without offset, e.g. {@code 2025-02-28T23:59:59.999}. */
    Era at(String shanghai) {
        server.clock().set(OffsetDateTime.parse(shanghai + "+08:00").toInstant());
        return this;
    }

    /** Earns at the clock's time; a point a yuan. */
    void earn(long member, long points) {
        Reply reply = shop.buy(member, Shop.number(), points * 100);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
    }

    long redeemable(long member) {
        return shop.balance(member).number("redeemable");
    }

    String tier(long member) {
        return shop.balance(member).text("tier");
    }

    /** @return how many members were settled */
    int sweep() {
        Reply reply = shop.post("/jobs/sweep", "{}");
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(reply.body().path("failed").asInt(-1)).isZero();
        return reply.body().path("settled").asInt();
    }

    /** What lapsed according to the journal, all in all. */
    long lapsed(long member) {
        return server.jdbc().sql("select coalesce(sum(breakage), 0) from ledger.journal where member_id = ?").param(member).query(Long.class).single();
    }
}
