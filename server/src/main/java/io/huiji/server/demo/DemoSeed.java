package io.huiji.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The shops of the demo chain and what they sell, as {@code demo/*.csv} describes them. Whoever buys there is made up: {@link DemoPeople}. */
record DemoSeed(List<Store> stores, List<Category> categories, List<Product> products) {

    /**
     * @param weight how much it sells beside the others
     * @param opensAfterDays days between the chain's first day and the store's
     */
    record Store(String code, String name, String city, String zone, boolean franchise, int weight, int opensAfterDays) {}

    /** Parents stand before their children. */
    record Category(String code, String name, @Nullable String parent) {}

    /** @param weight how often it is taken beside the others */
    record Product(String code, String name, String category, String barcode, long priceFen, int weight) {}

    static DemoSeed read(DemoSize size) {
        return new DemoSeed(
                rows("stores", row -> new Store(row.get("code"), row.get("name"), row.get("city"), row.get("zone"), Boolean.parseBoolean(row.get("franchise")),
                        Integer.parseInt(row.get("weight")), Integer.parseInt(row.get("opens_after_days")))).subList(0, size.stores()),
                rows("categories", row -> new Category(row.get("code"), row.get("name"), orNull(row.get("parent")))),
                rows("products", row -> new Product(row.get("code"), row.get("name"), row.get("category"), row.get("barcode"), Long.parseLong(row.get("price_fen")),
                        Integer.parseInt(row.get("weight")))));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static <T> List<T> rows(String name, Function<CSVRecord, T> row) {
        try (InputStream stream = DemoSeed.class.getResourceAsStream("/demo/" + name + ".csv")) {
            if (stream == null) {
                throw new IllegalStateException("missing resource demo/" + name + ".csv");
            }
            Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
            return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader).stream().map(row).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
