package io.huiji.server.insight.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names and filters of stores. */
@Component
public class PlaceSql {

    private final JdbcClient database;

    PlaceSql(JdbcClient database) {
        this.database = database;
    }

    public record Place(long id, String code, String name, boolean franchise) {}

    /** All of them by id, in order of their codes. */
    public Map<Long, Place> all() {
        Map<Long, Place> places = new LinkedHashMap<>();
        database.sql("select id, code, name, franchise from store.store order by code").query(row -> {
            places.put(row.getLong(1), new Place(row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4)));
        });
        return places;
    }

    /** Those that match; what is {@code null} narrows nothing. */
    public Set<Long> matching(@Nullable String zone, @Nullable Boolean franchise, @Nullable Collection<Long> among) {
        return new LinkedHashSet<>(database.sql("""
                select id from store.store
                 where (:zone::text is null or zone = :zone) and (:franchise::boolean is null or franchise = :franchise) and (:every or id = any (:among))""")
                .param("zone", zone).param("franchise", franchise).param("every", among == null)
                .param("among", among == null ? new long[0] : io.huiji.server.platform.Arrays.longs(among)).query(Long.class).list());
    }
}
