package io.huiji.server.product.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code product.product} and {@code product.barcode} as a sale needs them. */
@Repository
public class ProductSql {

    private final JdbcClient database;

    ProductSql(JdbcClient database) {
        this.database = database;
    }

    /** Unknown products are left out. */
    public Map<String, Optional<String>> categoriesOf(Collection<String> codes) {
        Map<String, Optional<String>> categories = HashMap.newHashMap(codes.size());
        database.sql("select code, category from product.product where code = any (?::text[])").param(codes.toArray(String[]::new))
                .query(row -> {
                    categories.put(row.getString(1), Optional.ofNullable(row.getString(2)));
                });
        return categories;
    }

    public void note(Map<String, String> namesByCode, Instant at) {
        database.sql("""
                insert into product.product (code, name, noted, created_at, changed_at)
                select n.code, n.name, true, ?, ? from unnest(?::text[], ?::text[]) as n (code, name) order by n.code
                on conflict do nothing""")
                .param(at.atOffset(ZoneOffset.UTC)).param(at.atOffset(ZoneOffset.UTC))
                .param(namesByCode.keySet().toArray(String[]::new)).param(namesByCode.values().toArray(String[]::new)).update();
    }

    public Map<String, String> names(Collection<String> codes) {
        Map<String, String> names = HashMap.newHashMap(codes.size());
        database.sql("select code, name from product.product where code = any (?::text[])").param(codes.toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString(1), row.getString(2));
                });
        return names;
    }

    public Optional<String> byBarcode(String barcode) {
        return database.sql("select product_code from product.barcode where barcode = ?").param(barcode).query(String.class).optional();
    }

    public Map<String, String> byBarcodes(Collection<String> barcodes) {
        Map<String, String> codes = HashMap.newHashMap(barcodes.size());
        database.sql("select barcode, product_code from product.barcode where barcode = any (?::text[])").param(barcodes.toArray(String[]::new))
                .query(row -> {
                    codes.put(row.getString(1), row.getString(2));
                });
        return codes;
    }
}
