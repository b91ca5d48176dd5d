package io.huiji.server.platform;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/**
 * Does a write that is not a decision (a store, a key, a programme) once: the claim, the write and its answer are one transaction.
 * A {@link Problem} thrown by the write rolls everything back and is not remembered.
 */
@Component
public class Once {

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final ObjectProvider<Witness> witnesses;

    public Once(JdbcClient database, TransactionTemplate transaction, JsonMapper json, ObjectProvider<Witness> witnesses) {
        this.witnesses = witnesses;
        this.database = database;
        this.transaction = transaction;
        this.json = json;
    }

    /**
     * @param secret whether the answer holds a secret: it is not stored, and a repeat is answered {@code already_done}
     * @param repeated the same request was answered before with this; nothing was changed this time
     */
    public record Reply(int status, @Nullable Object body, boolean secret, boolean repeated) {

        public static Reply ok(Object body) {
            return new Reply(200, body, false, false);
        }

        public static Reply created(Object body) {
            return new Reply(201, body, false, false);
        }

        public static Reply createdSecret(Object body) {
            return new Reply(201, body, true, false);
        }
    }

    /**
     * @throws Problem {@code key_reused} (422), {@code in_flight} (409), {@code already_done} (409), {@code outcome_unknown} (503), or what the write throws
     */
    public Reply run(WriteKey key, Supplier<Reply> write) {
        AtomicBoolean committing = new AtomicBoolean();
        try {
            Reply reply = transaction.execute(status -> {
                Reply done = claimed(key) ? remembered(key, witnessed(write.get())) : repeated(key);
                committing.set(true);
                return done;
            });
            return Objects.requireNonNull(reply, "no reply");
        } catch (DataAccessException | TransactionException failed) {
            if (SqlStates.isConflict(failed)) {
                throw Problem.later(ProblemCode.IN_FLIGHT, DatabaseState.RETRY_AFTER);
            }
            throw committing.get() ? Problem.later(ProblemCode.OUTCOME_UNKNOWN, DatabaseState.RETRY_AFTER) : failed;
        }
    }

    private Reply witnessed(Reply reply) {
        witnesses.forEach(witness -> witness.wrote(reply));
        return reply;
    }

    private boolean claimed(WriteKey key) {
        return database.sql("insert into platform.claim (claim, body) values (?, ?) on conflict do nothing")
                .param(key.claim()).param(key.body()).update() == 1;
    }

    private Reply remembered(WriteKey key, Reply reply) {
        String answer = reply.secret() ? null : json.writeValueAsString(reply.body());
        database.sql("update platform.claim set status = ?, answer = ?::json where claim = ?")
                .param(reply.status()).param(answer).param(key.claim()).update();
        return reply;
    }

    private Reply repeated(WriteKey key) {
        record Stored(boolean same, @Nullable Integer status, @Nullable String answer) {}
        Stored stored = database.sql("select body = ? as same, status, answer::text as answer from platform.claim where claim = ?")
                .param(key.body()).param(key.claim())
                .query((row, n) -> new Stored(row.getBoolean("same"), row.getObject("status", Integer.class), row.getString("answer")))
                .single();
        if (!stored.same()) {
            throw Problem.of(ProblemCode.KEY_REUSED);
        }
        if (stored.status() == null || stored.answer() == null) {
            throw Problem.of(ProblemCode.ALREADY_DONE);
        }
        // the stored text itself, so that a repeat has the bytes of the first answer
        Object body = stored.answer().equals("null") ? null : new RawValue(stored.answer());
        return new Reply(stored.status(), body, false, true);
    }
}
