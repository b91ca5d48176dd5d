package io.huiji.bench.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.bench.load.Workload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PurchasesTests {

    private static final JsonMapper JSON = new JsonMapper();

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-23T02:00:00.750Z"));
    private final Chain chain = new Chain(100_000_000_001L, 1000);
    private final Numbers numbers = new Numbers(clock);
    private final RequestHead head = new RequestHead("127.0.0.1:8080", "secret");
    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void a_single_purchase_is_a_valid_request_of_the_stated_length() {
        SinglePurchases single = new SinglePurchases(head, chain, numbers, EventTimes.now(clock));
        byte[] request = single.request();
        for (int i = 0; i < 50; i++) {
            single.next(request, random);
            String text = new String(request, StandardCharsets.UTF_8);
            assertThat(text).startsWith("POST /api/v1/purchases HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nAuthorization: Bearer secret\r\n");
            assertThat(bodyOf(text).getBytes(StandardCharsets.UTF_8)).hasSize(Integer.parseInt(header(text, "Content-Length")));
            assertPurchase(JSON.readTree(bodyOf(text)));
        }
    }

    @Test
    void no_two_purchases_share_a_key_or_a_number() {
        Set<String> keys = new HashSet<>();
        Set<String> receipts = new HashSet<>();
        SinglePurchases single = new SinglePurchases(head, chain, numbers, EventTimes.now(clock));
        byte[] request = single.request();
        for (int i = 0; i < 500; i++) {
            single.next(request, random);
            String text = new String(request, StandardCharsets.UTF_8);
            assertThat(keys.add(header(text, "Idempotency-Key"))).isTrue();
            assertThat(receipts.add(JSON.readTree(bodyOf(text)).path("number").asString())).isTrue();
        }
    }

    @Test
    void a_bulk_call_holds_so_many_different_purchases() {
        BulkPurchases bulk = new BulkPurchases(head, chain, numbers, EventTimes.past(clock, 365), 500);
        byte[] request = bulk.request();
        bulk.next(request, random);
        String text = new String(request, StandardCharsets.UTF_8);
        JsonNode items = JSON.readTree(bodyOf(text)).path("items");
        Set<String> receipts = new HashSet<>();
        Set<String> members = new HashSet<>();
        for (JsonNode item : items) {
            assertPurchase(item.path("purchase"));
            receipts.add(item.path("purchase").path("number").asString());
            members.add(item.path("purchase").path("member").path("memberId").asString());
        }
        assertThat(receipts).hasSize(500);
        assertThat(members).hasSizeGreaterThan(200);
    }

    @Test
    void only_what_was_created_counts_as_done() {
        Workload single = new SinglePurchases(head, chain, numbers, EventTimes.now(clock));
        assertThat(single.done(201, new byte[0], 0)).isEqualTo(1);
        assertThat(single.done(200, new byte[0], 0)).isZero();
        assertThat(single.done(503, new byte[0], 0)).isZero();

        Workload bulk = new BulkPurchases(head, chain, numbers, EventTimes.now(clock), 4);
        byte[] answer = "{\"results\":[{\"index\":0,\"status\":201},{\"index\":1,\"\"status\":201},{\"index\":2,\"status\":422},{\"status\":20}]}"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(bulk.done(200, answer, answer.length)).isEqualTo(2);
        assertThat(bulk.done(503, answer, answer.length)).isZero();
    }

    @Test
    void a_till_says_this_second_and_history_lies_in_the_past_year() {
        assertThat(text(EventTimes.now(clock).next(random))).isEqualTo("\"2026-11-23T02:00:00Z\"").hasSize(EventTimes.WIDTH);
        EventTimes past = EventTimes.past(clock, 365);
        for (int i = 0; i < 1000; i++) {
            String time = text(past.next(random));
            assertThat(time).hasSize(EventTimes.WIDTH);
            assertThat(Instant.parse(time.substring(1, time.length() - 1)))
                    .isAfter(Instant.parse("2025-11-23T02:00:00Z")).isBeforeOrEqualTo(clock.instant());
        }
    }

    private void assertPurchase(JsonNode purchase) {
        assertThat(purchase.path("number").asString()).matches("R\\d{16}");
        assertThat(purchase.path("member").path("memberId").asString().length()).isEqualTo(12);
        long memberId = Long.parseLong(purchase.path("member").path("memberId").asString());
        assertThat(memberId).isBetween(chain.firstMemberId(), chain.firstMemberId() + chain.members() - 1);
        assertThat(chain.storeCodes()).contains(purchase.path("store").asString());
        assertThat(purchase.path("lines").size()).isEqualTo(3);
        for (JsonNode line : purchase.path("lines")) {
            assertThat(chain.productCodes()).contains(line.path("product").asString());
            assertThat(Long.parseLong(line.path("amountFen").asString())).isBetween(500L, 2499L);
        }
    }

    private static String header(String request, String name) {
        int start = request.indexOf("\r\n" + name + ": ") + name.length() + 4;
        return request.substring(start, request.indexOf("\r\n", start));
    }

    private static String bodyOf(String request) {
        return request.substring(request.indexOf("\r\n\r\n") + 4);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
