package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.TestServer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Receipts by the hundred: each is answered for itself. */
class BulkIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = new Shop(SERVER, "s1");
    }

    @Test
    void a_receipt_that_cannot_be_read_is_answered_for_itself_and_the_others_earn() {
        long member = shop.member();
        String bad = shop.receipt(member, Shop.number(), 100).replace("\"quantity\":1", "\"quantity\":\"1\",\"colour\":{\"of\":[1]}");
        String broken = shop.receipt(member, Shop.number(), 100).replace("\"quantity\":1", "\"quantity\":0");
        JsonNode results = post(item(null, shop.receipt(member, Shop.number(), 10_000)), item(null, bad), "7", item(null, broken),
                item(null, shop.receipt(member, Shop.number(), 5_000))).at("/results");
        assertThat(results).extracting(result -> result.at("/status").asInt()).containsExactly(201, 400, 400, 400, 201);
        assertThat(results.at("/1/problem/errors/0/field").asString()).isEqualTo("purchase.lines[0].quantity");
        assertThat(results.at("/1/problem/errors/0/code").asString()).isEqualTo("wrong_type");
        assertThat(results.at("/3/problem/errors/0/field").asString()).isEqualTo("purchase.lines[0].quantity");
        assertThat(results.at("/3/problem/errors/0/code").asString()).isEqualTo("out_of_range");
        assertThat(shop.balance(member).number("spendable")).isEqualTo(150);
    }

    @Test
    void an_item_that_is_sent_again_is_not_done_again_and_another_one_under_its_key_is_refused() {
        long member = shop.member();
        String receipt = shop.receipt(member, Shop.number(), 10_000);
        String key = Shop.number();
        JsonNode first = post(item(key, receipt));
        JsonNode again = post(item(key, shop.receipt(member, Shop.number(), 500)).replace(key, Shop.number()), item(key, receipt));
        assertThat(again.at("/results/1/repeated").asBoolean()).isTrue();
        assertThat(again.at("/results/1/decisionId").asString()).isEqualTo(first.at("/results/0/decisionId").asString());
        assertThat(post(item(key, receipt.replace("10000", "10001"))).at("/results/0/problem/code").asString()).isEqualTo("key_reused");
        assertThat(shop.balance(member).number("spendable")).isEqualTo(105);
    }

    @Test
    void a_call_that_is_no_json_or_holds_nothing_is_refused_as_a_whole() {
        String receipt = item(null, shop.receipt(shop.member(), Shop.number(), 10_000));
        assertThat(shop.post("/purchases/bulk", "{\"items\":[" + receipt + ",{]}").code()).isEqualTo("malformed_json");
        assertThat(shop.post("/purchases/bulk", "{\"items\":[" + receipt + ",null]}").code()).isEqualTo("invalid_field");
        assertThat(shop.post("/purchases/bulk", "{\"items\":[]}").code()).isEqualTo("invalid_field");
    }

    @Test
    @Tag("H1")
    void a_thousand_in_one_call_are_each_answered_and_one_more_is_refused_as_a_whole() {
        List<Long> members = IntStream.range(0, 20).mapToObj(i -> shop.member()).toList();
        String[] items = IntStream.range(0, 1_001).mapToObj(i -> item(null, shop.receipt(members.get(i % members.size()), Shop.number(), 1_000)))
                .toArray(String[]::new);
        Reply tooMany = shop.post("/purchases/bulk", "{\"items\":[" + String.join(",", items) + "]}");
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.body().at("/errors/0/field").asString()).isEqualTo("items");
        assertThat(shop.balance(members.getFirst()).number("spendable")).isZero();
        JsonNode results = post(Arrays.copyOf(items, 1_000)).at("/results");
        assertThat(results).hasSize(1_000).allMatch(result -> result.path("status").asInt() == 201 && result.path("points").asString().equals("10"));
        assertThat(members).allMatch(member -> shop.balance(member).number("spendable") == 500);
    }

    private static String item(@Nullable String key, String receipt) {
        return "{" + (key == null ? "" : "\"key\":\"" + key + "\",") + "\"purchase\":" + receipt + "}";
    }

    private static JsonNode post(String... items) {
        String body = "{\"items\":[" + String.join(",", items) + "]}";
        Reply reply = shop.post("/purchases/bulk", body);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        return reply.body();
    }
}
