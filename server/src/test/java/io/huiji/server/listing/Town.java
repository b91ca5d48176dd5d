package io.huiji.server.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

/** Two stores and a programme with tiers, for tests of lists. */
final class Town {

    static final String NORTH = "NORTH";
    static final String SOUTH = "SOUTH";
    private static final AtomicInteger NUMBERS = new AtomicInteger(10_000_000);
    final Api operator;
    private final TestServer server;

    Town(TestServer server) {
        this.server = server;
        operator = Api.operator(server);
        operator.post("/api/v1/stores", Map.of("code", NORTH, "name", "北店"));
        operator.post("/api/v1/stores", Map.of("code", SOUTH, "name", "南店"));
        String draft = operator.post("/api/v1/programmes", """
                {"code":"town","name":{"zh":"镇"},"earning":{"base":{"points":1,"perFen":100}},"redemption":{"minPoints":1,"holdMinutes":15},
                 "tiers":{"ladder":[{"code":"base","name":{"zh":"普通","en":"Member"},"threshold":0},{"code":"silver","name":{"zh":"银卡","en":"Silver"},"threshold":50000}],
                          "measure":"spend","window":{"kind":"rolling","days":90}}}""").at("/id");
        assertThat(operator.post("/api/v1/programmes/" + draft + "/publish", "{\"effectiveFrom\":\"2020-01-01T00:00:00Z\"}").status()).isEqualTo(200);
    }

    /** A phone that nobody has yet. */
    static String phone() {
        return "139" + NUMBERS.incrementAndGet();
    }

    static String number() {
        return "R" + NUMBERS.incrementAndGet();
    }

    String member(String phone, String name, String store) {
        Answer made = operator.post("/api/v1/members", Map.of("phone", phone, "name", name, "store", store, "channel", "till"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.at("/id");
    }

    /** Sells for so much; {@code memberId} "": to nobody in particular. */
    Answer sell(String store, String number, String memberId, long fen, String channel) {
        Map<String, Object> body = new HashMap<>(Map.of("store", store, "number", number, "channel", channel, "eventAt", server.clock().instant().toString(),
                "lines", List.of(Map.of("no", 1, "quantity", 2, "amountFen", Long.toString(fen)))));
        if (!memberId.isEmpty()) {
            body.put("member", Map.of("memberId", memberId));
        }
        Answer sold = operator.post("/api/v1/purchases", body);
        assertThat(sold.status()).as(sold.text()).isLessThan(300);
        return sold;
    }

    Answer refund(String store, String receipt, String number, long fen) {
        Answer done = operator.post("/api/v1/refunds", Map.of("store", store, "receipt", receipt, "number", number, "eventAt", server.clock().instant().toString(),
                "amountFen", Long.toString(fen)));
        assertThat(done.status()).as(done.text()).isLessThan(300);
        return done;
    }

    /** The texts at {@code field} of a page's items. */
    static List<String> all(Answer page, String field) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return StreamSupport.stream(page.json().at("/items").spliterator(), false).map(item -> item.at(field).asString("")).toList();
    }

    static TreeSet<String> set(Answer page, String field) {
        return new TreeSet<>(all(page, field));
    }
}
