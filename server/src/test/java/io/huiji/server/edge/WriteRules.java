package io.huiji.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.edge.Samples.Request;
import io.huiji.server.testing.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every write, whoever sends it: once per key, also when many send it at once, and once per business number (T3, vector h), and every field
 * of its body refused by name when it is wrong (vector g).
 */
record WriteRules(Sender sender, Effects effects) {

    private static final int AT_ONCE = 8;

    /** Sends below {@code /api/v1}; an empty body is none. */
    interface Sender {
        Answer send(String method, String path, @Nullable String key, String body);
    }

    void once(String method, Request request) {
        String key = UUID.randomUUID().toString();
        Answer first = sender.send(method, request.path(), key, request.body());
        assertThat(first.status()).as(first.text()).isBetween(200, 299);
        Answer again = sender.send(method, request.path(), key, request.body());
        if (isBulk(request)) {
            assertThat(again.at("/results/0/repeated")).isEqualTo("true");
            assertThat(again.at("/results/0/decisionId")).isEqualTo(first.at("/results/0/decisionId"));
        } else if (again.at("/code").equals("already_done")) {
            assertThat(again.status()).isEqualTo(409);
        } else {
            assertThat(again.header("Idempotency-Hit")).as(again.text()).isEqualTo("true");
            assertThat(again.status()).isEqualTo(first.status());
            assertThat(again.text()).isEqualTo(first.text());
        }
        if (!request.body().isEmpty()) {
            Answer other = sender.send(method, request.path(), key, request.body() + " ");
            boolean refused = other.at("/code").equals("key_reused") || other.at("/results/0/problem/code").equals("key_reused");
            assertThat(refused || isBulk(request)).as(other.text()).isTrue();
        }
        assertThat(sender.send(method, request.path(), null, request.body()).at("/code")).isEqualTo("idempotency_key_required");
    }

    /** Many at once with one key and one body: it is done once, and who did not do it hears the same, or that it is under way. */
    void onceAtOnce(String method, Supplier<Request> sample) throws Exception {
        long alone = effectOf(method, sample.get());
        Request request = sample.get();
        String key = UUID.randomUUID().toString();
        long before = effects.rows();
        List<Answer> answers = atOnce(() -> sender.send(method, request.path(), key, request.body()));
        assertThat(effects.rows() - before).as("rows that one request leaves").isEqualTo(alone);
        Answer settled = sender.send(method, request.path(), key, request.body());
        boolean secret = settled.at("/code").equals("already_done");
        List<Answer> done = answers.stream().filter(answer -> outcome(request, answer).isEmpty()).toList();
        assertThat(done).as(answers.toString()).isNotEmpty();
        assertThat(answers).allMatch(answer -> List.of("", "in_flight", secret ? "already_done" : "").contains(outcome(request, answer)));
        if (secret) {
            assertThat(done).as("a secret is shown once").hasSize(1);
        } else {
            assertThat(done).allMatch(answer -> result(request, answer).equals(result(request, settled)));
        }
    }

    /** What was done under a business number is done; another key brings the same result and changes nothing. */
    void oncePerNumber(String method, Request request) {
        Answer first = sender.send(method, request.path(), UUID.randomUUID().toString(), request.body());
        assertThat(outcome(request, first)).as(first.text()).isEmpty();
        long before = effects.rowsBesideKeys();
        Answer again = sender.send(method, request.path(), UUID.randomUUID().toString(), request.body());
        assertThat(again.status()).as(again.text()).isEqualTo(first.status());
        assertThat(result(request, again)).isEqualTo(result(request, first));
        assertThat(isBulk(request) ? again.at("/results/0/repeated") : again.header("Idempotency-Hit")).isEqualTo("true");
        assertThat(effects.rowsBesideKeys()).isEqualTo(before);
    }

    void refuses(String method, Request request) {
        refusesSpoilt(method, request);
        assertThat(sender.send(method, request.path(), UUID.randomUUID().toString(), request.body()).status()).isBetween(200, 299);
    }

    /** For a request that is well formed and not granted. */
    void refusesSpoilt(String method, Request request) {
        refusesAll(method, request.path(), Mutants.of(request.body()));
    }

    /** Each by the name of its field, and none leaves anything. */
    void refusesAll(String method, String path, List<Mutants.Mutant> mutants) {
        long before = effects.rows();
        List<String> wrong = new ArrayList<>();
        for (Mutants.Mutant mutant : mutants) {
            Answer answer = sender.send(method, path, UUID.randomUUID().toString(), mutant.body());
            String status = answer.at("/results/0/status").isEmpty() ? Integer.toString(answer.status()) : answer.at("/results/0/status");
            String field = answer.at("/results/0/problem/errors/0/field") + answer.at("/errors/0/field");
            if (!status.equals("400") || !isNamed(mutant.field(), field)) {
                wrong.add(mutant.field() + " = " + mutant.value() + " → " + status + " " + field + " " + answer.at("/code"));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(effects.rows()).as("rows in all tables").isEqualTo(before);
    }

    /** The field itself, or what it is part of; an element of a set has no place that could be named. */
    private static boolean isNamed(String field, String named) {
        String whole = named.endsWith("[]") ? named.substring(0, named.length() - 2) : named;
        return !whole.isEmpty() && (field.equals(whole) || field.equals("items[0]." + whole) || field.startsWith(whole + ".") || field.startsWith(whole + "["));
    }

    private long effectOf(String method, Request request) {
        long before = effects.rows();
        Answer answer = sender.send(method, request.path(), UUID.randomUUID().toString(), request.body());
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return effects.rows() - before;
    }

    /** The code of its problem; empty: it was done. */
    private static String outcome(Request request, Answer answer) {
        String code = answer.status() < 400 ? "" : answer.at("/code");
        return isBulk(request) && code.isEmpty() ? answer.at("/results/0/problem/code") : code;
    }

    private static String result(Request request, Answer answer) {
        return isBulk(request) ? answer.at("/results/0/decisionId") + " " + answer.at("/results/0/points") : answer.text();
    }

    private static boolean isBulk(Request request) {
        return request.path().endsWith("/bulk");
    }

    private static List<Answer> atOnce(Supplier<Answer> send) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(AT_ONCE);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Answer>> futures = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                futures.add(threads.submit(() -> {
                    barrier.await();
                    return send.get();
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
