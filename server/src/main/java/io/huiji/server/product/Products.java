package io.huiji.server.product;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.huiji.server.platform.AfterCommit;
import io.huiji.server.product.store.ProductSql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The products as tills need them. Reads come from memory and are at most {@link #STALE_MAX} old when another instance wrote; own writes show at once. */
@Component
public class Products {

    public static final Duration STALE_MAX = Duration.ofSeconds(10);
    private static final int CACHED_MAX = 200_000;

    private final ProductSql sql;
    private final Categories categories;
    private final NotedProducts noted;
    /** By product code: its category, empty where it has none or is not known. */
    private final Cache<String, Optional<String>> categoryOf = Caffeine.newBuilder().expireAfterWrite(STALE_MAX).maximumSize(CACHED_MAX).build();

    Products(ProductSql sql, Categories categories, NotedProducts noted) {
        this.sql = sql;
        this.categories = categories;
        this.noted = noted;
    }

    /** By product code the codes of its category and that one's parents, the nearest first; empty: uncategorised or unknown. Has each code asked for. */
    public Map<String, List<String>> categoriesOf(Collection<String> productCodes) {
        Map<String, List<String>> paths = HashMap.newHashMap(productCodes.size());
        List<String> missing = new ArrayList<>();
        for (String code : productCodes) {
            Optional<String> category = categoryOf.getIfPresent(code);
            if (category == null) {
                missing.add(code);
            } else {
                paths.put(code, path(category));
            }
        }
        if (!missing.isEmpty()) {
            Map<String, Optional<String>> read = sql.categoriesOf(missing);
            for (String code : missing) {
                Optional<String> category = read.getOrDefault(code, Optional.empty());
                categoryOf.put(code, category);
                paths.put(code, path(category));
            }
        }
        return paths;
    }

    /**
     * Lists products that nobody wrote here yet as uncategorised. Returns at once and never throws: a code is written a moment later by another thread,
     * outside any transaction of the caller; what could not be written is noted again when it is next sold.
     *
     * @param names by code, where the receipt has one
     */
    public void noteUnknown(Collection<String> codes, Map<String, String> names) {
        noted.note(codes, names);
    }

    /** By product code; unknown ones are left out. */
    public Map<String, String> names(Collection<String> codes) {
        return sql.names(codes);
    }

    public Optional<String> byBarcode(String barcode) {
        return sql.byBarcode(barcode);
    }

    /** By barcode, for a whole receipt; unknown ones are left out. */
    public Map<String, String> byBarcodes(Collection<String> barcodes) {
        return sql.byBarcodes(barcodes);
    }

    /** To be called by whatever writes products or categories, inside its transaction or after it. */
    void changed() {
        AfterCommit.run(() -> {
            categoryOf.invalidateAll();
            categories.forget();
        });
    }

    private List<String> path(Optional<String> category) {
        return category.map(categories::path).orElse(List.of());
    }
}
