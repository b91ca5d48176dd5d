package io.huiji.server.store.store;

import io.huiji.server.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code store.store}. */
@Repository
public class StoreSql {

    private static final String COLUMNS = "id, code, name, zone, franchise, active";

    private final JdbcClient database;

    StoreSql(JdbcClient database) {
        this.database = database;
    }

    public Optional<Store> findById(long id) {
        return database.sql("select " + COLUMNS + " from store.store where id = ?").param(id).query(StoreSql::store).optional();
    }

    public Optional<Store> findByCode(String code) {
        return database.sql("select " + COLUMNS + " from store.store where code = ?").param(code).query(StoreSql::store).optional();
    }

    public List<Store> list(long afterId, int limit) {
        return database.sql("select " + COLUMNS + " from store.store where id > ? order by id limit ?").param(afterId).param(limit).query(StoreSql::store).list();
    }

    public Map<String, Store> byCodes(Collection<String> codes) {
        return database.sql("select " + COLUMNS + " from store.store where code = any (?::text[])").param(codes.toArray(String[]::new))
                .query(StoreSql::store).list().stream().collect(Collectors.toMap(Store::code, Function.identity()));
    }

    /** How many were new; one whose code is taken is left alone. */
    public int insert(List<Store> stores, Instant at) {
        return write(stores, at, "on conflict do nothing");
    }

    /** Overwrites all but id and code of what is there. */
    public void put(List<Store> stores, Instant at) {
        write(stores, at, """
                on conflict (code) do update
                   set name = excluded.name, zone = excluded.zone, franchise = excluded.franchise, active = excluded.active, changed_at = excluded.changed_at""");
    }

    public Optional<Store> update(String code, @Nullable String name, @Nullable String zone, @Nullable Boolean franchise, @Nullable Boolean active, Instant at) {
        return database.sql("""
                update store.store
                   set name = coalesce(?::text, name), zone = coalesce(?::text, zone), franchise = coalesce(?::boolean, franchise),
                       active = coalesce(?::boolean, active), changed_at = ?
                 where code = ? returning\s""" + COLUMNS)
                .param(name).param(zone).param(franchise).param(active).param(utc(at)).param(code).query(StoreSql::store).optional();
    }

    private int write(List<Store> stores, Instant at, String onConflict) {
        int size = stores.size();
        long[] ids = new long[size];
        String[][] texts = new String[3][size];
        boolean[][] flags = new boolean[2][size];
        for (int i = 0; i < size; i++) {
            Store store = stores.get(i);
            ids[i] = store.id();
            texts[0][i] = store.code();
            texts[1][i] = store.name();
            texts[2][i] = store.zone();
            flags[0][i] = store.franchise();
            flags[1][i] = store.active();
        }
        return database.sql("""
                insert into store.store (id, code, name, zone, franchise, active, created_at, changed_at)
                select n.id, n.code, n.name, n.zone, n.franchise, n.active, ?, ?
                  from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::boolean[]) as n (id, code, name, zone, franchise, active)
                 order by n.code\s""" + onConflict)
                .param(utc(at)).param(utc(at)).param(ids).param(texts[0]).param(texts[1]).param(texts[2]).param(flags[0]).param(flags[1]).update();
    }

    private static Store store(ResultSet row, int number) throws SQLException {
        return new Store(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5), row.getBoolean(6));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
