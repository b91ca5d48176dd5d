package io.huiji.server.programme;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The demo chain as it is described in {@code demo/*.csv}: a few milk-tea shops, what they sell, and who buys. Only a description; whoever seeds goes through
 * the services of each module. Its programme is {@link DemoProgramme}. Phone numbers are invented.
 */
public record DemoSeed(List<Store> stores, List<Category> categories, List<Product> products, List<Member> members) {

    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MM-dd");

    public record Store(String code, String name, String city, String zone, boolean franchise) {}

    /** Parents stand before their children. */
    public record Category(String code, String name, @Nullable String parent) {}

    public record Product(String code, String name, String category, String barcode, long priceFen) {}

    public record Member(String phone, String name, @Nullable MonthDay birthday, String enrolledStore) {}

    public static DemoSeed read() {
        return new DemoSeed(
                rows("stores", row -> new Store(row.get("code"), row.get("name"), row.get("city"), row.get("zone"), Boolean.parseBoolean(row.get("franchise")))),
                rows("categories", row -> new Category(row.get("code"), row.get("name"), orNull(row.get("parent")))),
                rows("products", row -> new Product(row.get("code"), row.get("name"), row.get("category"), row.get("barcode"), Long.parseLong(row.get("price_fen")))),
                rows("members", row -> new Member(row.get("phone"), row.get("name"), birthday(row.get("birthday")), row.get("enrolled_store"))));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable MonthDay birthday(String text) {
        return text.isEmpty() ? null : MonthDay.parse(text, MONTH_DAY);
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
