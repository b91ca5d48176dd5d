package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.Api;
import io.huiji.server.testing.TestServer;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** Two records of one person at a shop, and what may be done to both. */
final class Couple {

    private static final AtomicLong NEXT = new AtomicLong(13_900_000_000L);

    final Shop shop;
    final long gone;
    final long stays;
    final String phone = Long.toString(NEXT.incrementAndGet());

    Couple(Shop shop) {
        this.shop = shop;
        this.gone = shop.post("/members", "{\"phone\":\"" + phone + "\",\"store\":\"" + shop.store + "\"}").number("id");
        this.stays = shop.post("/members", "{\"phone\":\"" + NEXT.incrementAndGet() + "\"}").number("id");
    }

    Reply merge() {
        return merge(gone, stays);
    }

    Reply merge(long from, long into) {
        return shop.post("/merges", pair(from, into, ",\"reason\":\"同一人\""));
    }

    Reply preview() {
        return shop.post("/merges/preview", pair(gone, stays, ""));
    }

    Reply undo(Reply merge) {
        return shop.post("/merges/" + merge.text("mergeId") + "/undo", "{\"reason\":\"认错了人\"}");
    }

    Reply undoPreview(Reply merge) {
        return shop.post("/merges/" + merge.text("mergeId") + "/undo/preview", "");
    }

    static String pair(long from, long into, String more) {
        return "{\"gone\":{\"memberId\":\"%d\"},\"survivor\":{\"memberId\":\"%d\"}%s}".formatted(from, into, more);
    }

    /** All that the books say of both. */
    String books() {
        return books(gone) + "\n" + books(stays);
    }

    private String books(long member) {
        JsonNode balance = shop.balance(member).body();
        ((tools.jackson.databind.node.ObjectNode) balance).remove("at");
        return balance + " " + shop.get("/members/" + member + "/lots").body();
    }

    /** Standing and days that are not empty, as they are kept. */
    String totals(TestServer server) {
        return server.jdbc().sql("""
                select coalesce(string_agg(line, E'\\n' order by line), '') from (
                    select s::text line from standing.standing s where member_id in (:gone, :stays)
                    union all
                    select member_id || ' ' || day || ' ' || spend_fen || ' ' || granted_points || ' ' || net_points || ' ' || visits from standing.day
                     where member_id in (:gone, :stays) and (spend_fen, granted_points, net_points, visits) <> (0, 0, 0, 0)) lines""")
                .param("gone", gone).param("stays", stays).query(String.class).single();
    }

    static void audited(TestServer server) {
        Api api = Api.operator(server);
        JsonNode run = api.post("/api/v1/audits", "").json();
        for (int polls = 0; run.path("status").asString().equals("running"); polls++) {
            assertThat(polls).as("the audit must end").isLessThan(1_200);
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
            run = api.get("/api/v1/audits/" + run.path("id").asString()).json();
        }
        assertThat(run.path("status").asString() + " " + run.path("differences").asString()).as(run.path("rows").toPrettyString()).isEqualTo("done 0");
    }
}
