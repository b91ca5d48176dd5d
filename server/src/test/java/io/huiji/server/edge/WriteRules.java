package io.huiji.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.edge.Samples.Request;
import io.huiji.server.testing.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What holds for every write, whoever sends it: once per key (T3, vector h), and every field of its body refused by name when it is wrong (vector g). */
record WriteRules(Sender sender, LongSupplier rows) {

    /** Sends below {@code /api/v1}; an empty body is none. */
    interface Sender {
        Answer send(String method, String path, @Nullable String key, String body);
    }

    void once(String method, Request request) {
        String key = UUID.randomUUID().toString();
        Answer first = sender.send(method, request.path(), key, request.body());
        assertThat(first.status()).as(first.text()).isBetween(200, 299);
        Answer again = sender.send(method, request.path(), key, request.body());
        if (request.path().endsWith("/bulk")) {
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
            assertThat(refused || request.path().endsWith("/bulk")).as(other.text()).isTrue();
        }
        assertThat(sender.send(method, request.path(), null, request.body()).at("/code")).isEqualTo("idempotency_key_required");
    }

    void refuses(String method, Request request) {
        long before = rows.getAsLong();
        List<String> wrong = new ArrayList<>();
        for (Mutants.Mutant mutant : Mutants.of(request.body())) {
            Answer answer = sender.send(method, request.path(), UUID.randomUUID().toString(), mutant.body());
            String status = answer.at("/results/0/status").isEmpty() ? Integer.toString(answer.status()) : answer.at("/results/0/status");
            String field = answer.at("/results/0/problem/errors/0/field") + answer.at("/errors/0/field");
            boolean named = field.equals(mutant.field()) || ("items[0]." + field).equals(mutant.field()) || mutant.field().startsWith(field + ".");
            if (!status.equals("400") || !named) {
                wrong.add(mutant.field() + " = " + mutant.value() + " → " + status + " " + field + " " + answer.at("/code"));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows.getAsLong()).as("claims, decisions and members").isEqualTo(before);
        assertThat(sender.send(method, request.path(), UUID.randomUUID().toString(), request.body()).status()).isBetween(200, 299);
    }
}
