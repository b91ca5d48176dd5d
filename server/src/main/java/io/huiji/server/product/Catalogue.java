package io.huiji.server.product;

import io.huiji.server.platform.FieldError;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.product.store.CatalogueSql;
import io.huiji.server.product.store.CategorySql;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Products and categories as head office keeps them. Every write runs in the caller's transaction. */
@Component
public class Catalogue {

    private final CatalogueSql sql;
    private final CategorySql categories;
    private final Products products;
    private final InstantSource clock;

    Catalogue(CatalogueSql sql, CategorySql categories, Products products, InstantSource clock) {
        this.sql = sql;
        this.categories = categories;
        this.products = products;
        this.clock = clock;
    }

    public Optional<Product> find(String code) {
        return sql.byCodes(List.of(code)).values().stream().findFirst();
    }

    public Map<String, Product> byCodes(Collection<String> codes) {
        return sql.byCodes(codes);
    }

    /** By code, from after {@code afterCode}. {@code words}: part of the code or name, or a barcode. */
    public List<Product> list(String afterCode, int limit, boolean uncategorised, @Nullable String category, @Nullable String words) {
        return sql.list(afterCode, limit, uncategorised, category, words);
    }

    /** @throws Problem {@code already_exists} (one that a till noted does not count), {@code invalid_field} on {@code category} */
    public Product create(Product product) {
        if (find(product.code()).filter(there -> !there.noted()).isPresent()) {
            throw Problem.of(ProblemCode.ALREADY_EXISTS, Map.of("code", product.code()));
        }
        return put(product);
    }

    /** @throws Problem {@code not_found}, {@code already_exists} (a barcode of another product), {@code invalid_field} on {@code category} */
    public Product replace(Product product) {
        if (find(product.code()).isEmpty()) {
            throw Problem.of(ProblemCode.NOT_FOUND);
        }
        return put(product);
    }

    private Product put(Product product) {
        requireCategory(product.category());
        putAll(List.of(product));
        return product;
    }

    /** Makes or overwrites them, barcodes included. @throws Problem {@code already_exists}: a barcode belongs to another product */
    public void putAll(List<Product> all) {
        sql.put(all, clock.instant());
        sql.putBarcodes(all).ifPresent(taken -> {
            throw Problem.of(ProblemCode.ALREADY_EXISTS, Map.of("barcode", taken));
        });
        products.changed();
    }

    /** Puts products into a category, or into none; answers which were changed. @throws Problem {@code invalid_field} on {@code category} */
    public List<String> categorise(Collection<String> codes, @Nullable String category) {
        requireCategory(category);
        products.changed();
        return sql.categorise(codes, category, clock.instant());
    }

    public List<Category> categories() {
        return categories.all();
    }

    /** Other writers of the tree wait until this transaction ends. */
    public CategoryTree lockedTree() {
        categories.lockTree();
        return new CategoryTree(categories.all());
    }

    /** Which must stand in a {@link #lockedTree} draft. */
    public void putCategories(List<Category> all) {
        products.changed();
        categories.put(all, clock.instant());
    }

    /** What to say of a category that must not stand in the tree. */
    public static FieldError error(CategoryTree.Fault fault) {
        return switch (fault) {
            case PARENT_UNKNOWN -> new FieldError("parent", "unknown_value", "没有此上级品类", "There is no such parent");
            case CYCLE -> new FieldError("parent", "cycle", "上级品类不能是自己或自己的下级", "A category cannot be below itself");
            case TOO_DEEP -> new FieldError("parent", "too_deep", "品类最多 " + CategoryTree.DEPTH_MAX + " 级", "At most " + CategoryTree.DEPTH_MAX + " levels");
        };
    }

    private void requireCategory(@Nullable String category) {
        if (category != null && !new CategoryTree(categories.all()).has(category)) {
            throw Problem.invalid("category", "unknown_value", "没有此品类", "There is no such category");
        }
    }
}
