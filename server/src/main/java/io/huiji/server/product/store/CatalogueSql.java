package io.huiji.server.product.store;

import io.huiji.server.product.Product;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code product.product} and {@code product.barcode} as head office writes them. */
@Repository
public class CatalogueSql {

    private static final String PRODUCT = """
            select p.code, p.name, p.category,
                   array(select b.barcode from product.barcode b where b.product_code = p.code order by b.barcode) as barcodes, p.noted
              from product.product p
            """;

    private final JdbcClient database;

    CatalogueSql(JdbcClient database) {
        this.database = database;
    }

    public Map<String, Product> byCodes(Collection<String> codes) {
        return database.sql(PRODUCT + " where p.code = any (?::text[])").param(codes.toArray(String[]::new))
                .query(CatalogueSql::product).list().stream().collect(Collectors.toMap(Product::code, Function.identity()));
    }

    /** @param words part of the code, of the name, or a barcode; {@code null}: any */
    public List<Product> list(String afterCode, int limit, boolean uncategorised, @Nullable String category, @Nullable String words) {
        String filter = category != null ? " and p.category = ?" : uncategorised ? " and p.category is null" : "";
        String search = words == null ? "" : "\n" + """
                 and (position(lower(?) in lower(p.code)) > 0 or position(lower(?) in lower(p.name)) > 0
                      or exists (select 1 from product.barcode b where b.barcode = ? and b.product_code = p.code))""";
        var query = database.sql(PRODUCT + " where p.code > ?" + filter + search + " order by p.code limit ?").param(afterCode);
        query = category == null ? query : query.param(category);
        query = words == null ? query : query.param(words).param(words).param(words);
        return query.param(limit).query(CatalogueSql::product).list();
    }


    public void put(List<Product> products, Instant at) {
        String[] codes = new String[products.size()];
        String[] names = new String[codes.length];
        @Nullable String[] categories = new @Nullable String[codes.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = products.get(i).code();
            names[i] = products.get(i).name();
            categories[i] = products.get(i).category();
        }
        database.sql("""
                insert into product.product (code, name, category, created_at, changed_at)
                select n.code, n.name, n.category, ?, ? from unnest(?::text[], ?::text[], ?::text[]) as n (code, name, category) order by n.code
                on conflict (code) do update set name = excluded.name, category = excluded.category, noted = false, changed_at = excluded.changed_at""")
                .param(at.atOffset(ZoneOffset.UTC)).param(at.atOffset(ZoneOffset.UTC)).param(codes).param(names).param(categories).update();
    }

    /** Their barcodes become what the products say. Answers one that another product has, if any: then the transaction must not commit. */
    public Optional<String> putBarcodes(List<Product> products) {
        List<String> barcodes = new ArrayList<>();
        List<String> owners = new ArrayList<>();
        for (Product product : products) {
            for (String barcode : product.barcodes()) {
                barcodes.add(barcode);
                owners.add(product.code());
            }
        }
        String[] all = barcodes.toArray(String[]::new);
        String[] ofWhom = owners.toArray(String[]::new);
        database.sql("delete from product.barcode where product_code = any (?::text[]) and not barcode = any (?::text[])")
                .param(products.stream().map(Product::code).toArray(String[]::new)).param(all).update();
        database.sql("""
                insert into product.barcode (barcode, product_code)
                select n.barcode, n.owner from unnest(?::text[], ?::text[]) as n (barcode, owner) order by n.barcode
                on conflict do nothing""").param(all).param(ofWhom).update();
        return database.sql("""
                select b.barcode from unnest(?::text[], ?::text[]) as n (barcode, owner)
                  join product.barcode b on b.barcode = n.barcode where b.product_code <> n.owner order by 1 limit 1""")
                .param(all).param(ofWhom).query(String.class).optional();
    }

    public List<String> categorise(Collection<String> codes, @Nullable String category, Instant at) {
        return database.sql("""
                update product.product set category = ?::text, noted = false, changed_at = ?
                 where code = any (?::text[]) and category is distinct from ?::text returning code""")
                .param(category).param(at.atOffset(ZoneOffset.UTC)).param(codes.toArray(String[]::new)).param(category).query((row, number) -> row.getString(1)).list();
    }

    private static Product product(ResultSet row, int number) throws SQLException {
        Array barcodes = row.getArray(4);
        String[] each = (String[]) barcodes.getArray();
        return new Product(row.getString(1), row.getString(2), row.getString(3), Arrays.stream(each).toList(), row.getBoolean(5));
    }
}
