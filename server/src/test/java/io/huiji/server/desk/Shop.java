package io.huiji.server.desk;

import io.huiji.server.member.IdentityKind;
import io.huiji.server.member.Members;
import io.huiji.server.store.Stores;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** One shop and its customers, posting receipts the way a till does. */
public final class Shop {

    public final String store;
    private final Api api;
    private final TestServer server;

    public Shop(TestServer server, String store) {
        this.server = server;
        this.store = store;
        this.api = Api.operator(server);
        server.bean(Stores.class).ensure(store, store, "Asia/Shanghai");
    }

    public long member() {
        String name = UUID.randomUUID().toString();
        return Objects.requireNonNull(server.bean(Members.class)
                .ensureAll(IdentityKind.PARTNER_ID, List.of(name), server.clock().instant(), "till", null).get(name));
    }

    public static String number() {
        return "R" + UUID.randomUUID();
    }

    public Reply buy(long member, String number, long... lineFen) {
        return post("/purchases", receipt(member, number, lineFen));
    }

    public String receipt(long member, String number, long... lineFen) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < lineFen.length; i++) {
            lines.append(i == 0 ? "" : ",").append("{\"no\":").append(i + 1).append(",\"quantity\":1,\"amountFen\":\"").append(lineFen[i]).append("\"}");
        }
        return """
                {"store":"%s","number":"%s","channel":"till","eventAt":"%s","member":{"memberId":"%d"},"lines":[%s]}"""
                .formatted(store, number, now(), member, lines);
    }

    public Reply refund(String receipt, String number, long amountFen) {
        return post("/refunds", """
                {"store":"%s","receipt":"%s","number":"%s","eventAt":"%s","amountFen":"%d"}""".formatted(store, receipt, number, now(), amountFen));
    }

    /** A refund, at this shop, of what another one sold. */
    public Reply refundAt(String soldBy, String receipt, long amountFen) {
        return post("/refunds", """
                {"store":"%s","atStore":"%s","receipt":"%s","number":"%s","eventAt":"%s","amountFen":"%d"}"""
                .formatted(soldBy, store, receipt, number(), now(), amountFen));
    }

    public Reply refundAll(String receipt) {
        return post("/refunds", """
                {"store":"%s","receipt":"%s","number":"%s","eventAt":"%s"}""".formatted(store, receipt, number(), now()));
    }

    public Reply redeem(long member, long points) {
        return post("/redemptions", spend(member, points));
    }

    public Reply reserve(long member, long points) {
        return post("/holds", spend(member, points));
    }

    public Reply capture(String hold, long points) {
        return post("/holds/" + hold + "/capture", "{\"store\":\"%s\",\"points\":\"%d\"}".formatted(store, points));
    }

    public Reply transfer(long from, long to, long points) {
        return post("/transfers", """
                {"from":{"memberId":"%d"},"to":{"memberId":"%d"},"points":"%d","store":"%s"}""".formatted(from, to, points, store));
    }

    public Reply adjust(long member, long points) {
        return post("/adjustments", """
                {"member":{"memberId":"%d"},"points":"%d","reason":"盘点更正","store":"%s"}""".formatted(member, points, store));
    }

    public Reply close(String path) {
        return post(path, "{\"store\":\"%s\"}".formatted(store));
    }

    public Reply balance(long member) {
        return get("/members/" + member + "/balance");
    }

    private String spend(long member, long points) {
        return "{\"store\":\"%s\",\"member\":{\"memberId\":\"%d\"},\"points\":\"%d\"}".formatted(store, member, points);
    }

    public Reply post(String path, String body) {
        return Reply.of(api.post("/api/v1" + path, body));
    }

    public Reply post(String path, String idempotencyKey, String body) {
        return Reply.of(api.post("/api/v1" + path, idempotencyKey, body));
    }

    public Reply get(String path) {
        return Reply.of(api.get("/api/v1" + path));
    }

    public Instant now() {
        return server.clock().instant();
    }
}
