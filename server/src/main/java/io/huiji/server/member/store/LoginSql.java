package io.huiji.server.member.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code member.login}. */
@Repository
public class LoginSql {

    private final JdbcClient database;

    LoginSql(JdbcClient database) {
        this.database = database;
    }

    public record NewLogin(UUID id, UUID phoneHash, byte[] phoneSealed, UUID codeHash, Instant madeAt, Instant expiresAt) {}

    /** A login whose code is being tried. */
    public record Tried(UUID id, UUID phoneHash, byte[] phoneSealed, UUID codeHash) {}

    public void insert(NewLogin login) {
        database.sql("insert into member.login (id, phone_hash, phone_sealed, code_hash, made_at, expires_at) values (?, ?, ?, ?, ?, ?)")
                .param(login.id()).param(login.phoneHash()).param(login.phoneSealed()).param(login.codeHash())
                .param(login.madeAt().atOffset(ZoneOffset.UTC)).param(login.expiresAt().atOffset(ZoneOffset.UTC)).update();
    }

    /** Counts a try before anything is compared, so that tries at the same moment cannot exceed the limit. Empty: no try is left, or there is no such login. */
    public Optional<Tried> tryOnce(UUID id, int triesMax, Instant now) {
        return database.sql("""
                update member.login set tries = tries + 1
                 where id = ? and used_at is null and expires_at > ? and tries < ?
                returning id, phone_hash, phone_sealed, code_hash""")
                .param(id).param(now.atOffset(ZoneOffset.UTC)).param(triesMax)
                .query((row, number) -> new Tried(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getBytes(3), row.getObject(4, UUID.class)))
                .optional();
    }

    /** False: another request used it meanwhile. */
    public boolean use(UUID id, Instant now) {
        return database.sql("update member.login set used_at = ? where id = ? and used_at is null")
                .param(now.atOffset(ZoneOffset.UTC)).param(id).update() == 1;
    }

    public int deleteExpiredBefore(Instant before) {
        return database.sql("delete from member.login where expires_at < ?").param(before.atOffset(ZoneOffset.UTC)).update();
    }
}
