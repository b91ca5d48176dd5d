package io.huiji.server.desk;

import io.huiji.server.testing.Api;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A till that never gives up: it sends a write with the same key until it is answered, and remembers every answer. Serves members of its own, so that
 * it knows what each must have.
 */
final class Till implements Runnable {

    /** Codes that say "send it again with the same key". */
    private static final List<String> AGAIN = List.of("not_done", "outcome_unknown", "overloaded", "in_flight", "rate_limited", "unauthenticated");

    private final String store;
    private final List<Long> members;
    private final Supplier<Api> server;
    private final BooleanSupplier isOpen;
    private final Random random;
    private final List<Sale> sales = new ArrayList<>();
    final List<Answered> answered = new ArrayList<>();
    private final AtomicInteger answers = new AtomicInteger();
    private int sentAgain;
    private int unknown;

    private record Sale(String number, long netFen) {}

    /** A write that was answered: what it must be answered with for ever. */
    record Answered(String path, String key, String body, Reply reply) {

        boolean isSame(Reply again) {
            return again.status() == reply.status() && again.code().equals(reply.code())
                    && again.text("decisionId").equals(reply.text("decisionId")) && again.text("points").equals(reply.text("points"));
        }
    }

    Till(String store, List<Long> members, Supplier<Api> server, BooleanSupplier isOpen, long seed) {
        this.store = store;
        this.members = members;
        this.server = server;
        this.isOpen = isOpen;
        this.random = new Random(seed);
    }

    int answers() {
        return answers.get();
    }

    /** Times a write had to be sent again. */
    int sentAgain() {
        return sentAgain;
    }

    /** Times the answer was {@code outcome_unknown}, or none came. */
    int unknown() {
        return unknown;
    }

    /** What all its members must have together: spendable, less what they owe. */
    long expectedPoints() {
        return answered.stream().filter(one -> one.reply().status() < 400).mapToLong(one -> one.reply().number("points")).sum();
    }

    @Override
    public void run() {
        while (isOpen.getAsBoolean()) {
            serve();
            pause();
        }
    }

    private void serve() {
        long member = members.get(random.nextInt(members.size()));
        switch (random.nextInt(4)) {
            case 0, 1 -> buy(member);
            case 2 -> settled("/redemptions", "{\"store\":\"%s\",\"member\":{\"memberId\":\"%d\"},\"points\":\"%d\"}"
                    .formatted(store, member, 1 + random.nextInt(60)));
            default -> refund();
        }
    }

    private void buy(long member) {
        Sale sale = new Sale(Shop.number(), 100 + random.nextInt(20_000));
        settled("/purchases", """
                {"store":"%s","number":"%s","channel":"till","eventAt":"%s","member":{"memberId":"%d"},"lines":[{"no":1,"quantity":1,"amountFen":"%d"}]}"""
                .formatted(store, sale.number(), now(), member, sale.netFen()));
        sales.add(sale);
    }

    private void refund() {
        if (sales.isEmpty()) {
            return;
        }
        Sale sale = sales.get(random.nextInt(sales.size()));
        settled("/refunds", """
                {"store":"%s","receipt":"%s","number":"%s","eventAt":"%s","amountFen":"%d"}"""
                .formatted(store, sale.number(), Shop.number(), now(), 1 + random.nextLong(sale.netFen())));
    }

    private void settled(String path, String body) {
        String key = UUID.randomUUID().toString();
        answered.add(new Answered(path, key, body, untilAnswered(path, key, body)));
        answers.incrementAndGet();
    }

    /** Sends it with the same key until the answer is one that stays. */
    Reply untilAnswered(String path, String key, String body) {
        while (true) {
            try {
                Reply reply = Reply.of(server.get().post("/api/v1" + path, key, body));
                if (!AGAIN.contains(reply.code())) {
                    return reply;
                }
                unknown += reply.code().equals("outcome_unknown") ? 1 : 0;
            } catch (UncheckedIOException cutOff) {
                unknown++;
            }
            sentAgain++;
            pause();
        }
    }

    private static String now() {
        return OffsetDateTime.now(ZoneOffset.ofHours(8)).toString();
    }

    private static void pause() {
        try {
            Thread.sleep(15);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
