package io.huiji.server.product.store;

import io.huiji.server.product.Category;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code product.category}. */
@Repository
public class CategorySql {

    /** Writers of the tree take turns, so that two of them cannot close a cycle together. */
    private static final long TREE_LOCK = 0x6875696a69630001L;

    private final JdbcClient database;

    CategorySql(JdbcClient database) {
        this.database = database;
    }

    public List<Category> all() {
        return database.sql("select code, name, parent from product.category order by code")
                .query((row, number) -> new Category(row.getString(1), row.getString(2), row.getString(3))).list();
    }

    /** Until the transaction ends. */
    public void lockTree() {
        database.sql("select pg_advisory_xact_lock(?)").param(TREE_LOCK).query(row -> {});
    }

    /** Makes what is missing and overwrites what is there; codes must differ from each other. */
    public void put(List<Category> categories, Instant at) {
        String[] codes = new String[categories.size()];
        String[] names = new String[codes.length];
        @Nullable String[] parents = new @Nullable String[codes.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = categories.get(i).code();
            names[i] = categories.get(i).name();
            parents[i] = categories.get(i).parent();
        }
        database.sql("""
                insert into product.category (code, name, parent, changed_at)
                select n.code, n.name, n.parent, ? from unnest(?::text[], ?::text[], ?::text[]) as n (code, name, parent) order by n.code
                on conflict (code) do update set name = excluded.name, parent = excluded.parent, changed_at = excluded.changed_at""")
                .param(at.atOffset(ZoneOffset.UTC)).param(codes).param(names).param(parents).update();
    }
}
