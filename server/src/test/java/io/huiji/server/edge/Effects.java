package io.huiji.server.edge;

import io.huiji.server.testing.TestServer;
import java.util.List;
import java.util.stream.Collectors;

/** What requests left behind: how many rows all tables have. The audit trail is not looked at; it notes refusals too, and a moment later. */
record Effects(TestServer server) {

    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema')
               and n.nspname || '.' || c.relname not in ('access.trail', 'access.attempt')
             order by 1""";
    private static final String KEYS = "platform.claim";

    long rows() {
        return rows(tables());
    }

    /** Without the idempotency keys. */
    long rowsBesideKeys() {
        return rows(tables().stream().filter(table -> !table.equals(KEYS)).toList());
    }

    private List<String> tables() {
        return server.jdbc().sql(TABLES).query((row, n) -> row.getString(1)).list();
    }

    private long rows(List<String> tables) {
        return server.jdbc().sql(tables.stream().map(table -> "(select count(*) from " + table + ")").collect(Collectors.joining(" + ", "select ", "")))
                .query(Long.class).single();
    }
}
