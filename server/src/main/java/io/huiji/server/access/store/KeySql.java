package io.huiji.server.access.store;

import io.huiji.server.access.Caller.NumberSpace;
import io.huiji.server.access.Scope;
import io.huiji.server.access.model.ApiKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code access.api_key}. */
@Repository
public class KeySql {

    private static final String COLUMNS = "k.key_id, k.partner_id, k.name, k.scopes, k.store_ids, k.created_at, k.expires_at, k.revoked_at, k.last_used_at";

    private final JdbcClient database;

    public KeySql(JdbcClient database) {
        this.database = database;
    }

    /** A key with what is needed to check it and to act with it. */
    public record Checked(ApiKey key, byte[] hash, String partnerName, NumberSpace numberSpace) {}

    public boolean isEmpty() {
        return !database.sql("select exists (select from access.api_key)").query(Boolean.class).single();
    }

    public void insert(ApiKey key, byte[] hash, long createdByKeyId) {
        database.sql("""
                insert into access.api_key (key_id, partner_id, name, hash, scopes, store_ids, created_at, created_by, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(key.keyId()).param(key.partnerId()).param(key.name()).param(hash)
                .param(key.scopes().stream().map(Scope::code).sorted().toArray(String[]::new))
                .param(key.storeIds().stream().sorted().toArray(Long[]::new))
                .param(utc(key.createdAt())).param(createdByKeyId).param(utc(key.expiresAt())).update();
    }

    public Optional<Checked> findToCheck(long keyId) {
        return database.sql("select " + COLUMNS + ", k.hash, p.name as partner_name, p.number_space"
                        + " from access.api_key k join access.partner p on p.partner_id = k.partner_id where k.key_id = ?")
                .param(keyId)
                .query((row, number) -> new Checked(key(row, number), row.getBytes("hash"), row.getString("partner_name"),
                        NumberSpace.valueOf(row.getString("number_space").toUpperCase(Locale.ROOT))))
                .optional();
    }

    public Optional<ApiKey> find(long keyId) {
        return database.sql("select " + COLUMNS + " from access.api_key k where k.key_id = ?").param(keyId).query(KeySql::key).optional();
    }

    /** Those of a partner after {@code keyId}, by id. */
    public List<ApiKey> listAfter(long partnerId, long keyId, int limit) {
        return database.sql("select " + COLUMNS + " from access.api_key k where k.partner_id = ? and k.key_id > ? order by k.key_id limit ?")
                .param(partnerId).param(keyId).param(limit).query(KeySql::key).list();
    }

    /** It ends then, unless it ends earlier anyway. */
    public void endBy(long keyId, Instant end) {
        database.sql("update access.api_key set expires_at = least(expires_at, ?) where key_id = ?").param(utc(end)).param(keyId).update();
    }

    public void used(long keyId, Instant at) {
        database.sql("update access.api_key set last_used_at = greatest(last_used_at, ?) where key_id = ?").param(utc(at)).param(keyId).update();
    }

    public void revoke(long keyId, Instant at) {
        database.sql("update access.api_key set revoked_at = coalesce(revoked_at, ?) where key_id = ?").param(utc(at)).param(keyId).update();
    }

    private static ApiKey key(ResultSet row, int number) throws SQLException {
        Set<Scope> scopes = Arrays.stream((String[]) row.getArray("scopes").getArray()).map(Scope::of).collect(Collectors.toUnmodifiableSet());
        Set<Long> storeIds = Set.of((Long[]) row.getArray("store_ids").getArray());
        Instant createdAt = row.getObject("created_at", OffsetDateTime.class).toInstant();
        return new ApiKey(row.getLong("key_id"), row.getLong("partner_id"), row.getString("name"), scopes, storeIds, createdAt,
                instant(row, "expires_at"), instant(row, "revoked_at"), instant(row, "last_used_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
