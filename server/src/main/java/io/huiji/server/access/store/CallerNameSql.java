package io.huiji.server.access.store;

import io.huiji.server.platform.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Names in {@code access.staff} and {@code access.partner}. */
@Repository
public class CallerNameSql {

    private final JdbcClient database;

    CallerNameSql(JdbcClient database) {
        this.database = database;
    }

    public Map<Long, String> of(Collection<Long> ids) {
        Map<Long, String> names = new HashMap<>();
        long[] wanted = Arrays.longs(ids);
        database.sql("""
                select staff_id, name from access.staff where staff_id = any (?::bigint[])
                union all
                select partner_id, name from access.partner where partner_id = any (?::bigint[])""")
                .param(wanted).param(wanted)
                .query(row -> {
                    names.put(row.getLong(1), row.getString(2));
                });
        return names;
    }
}
