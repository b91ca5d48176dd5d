package io.huiji.server.product;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.huiji.server.product.store.CategorySql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The tree of categories, in memory. */
@Component
class Categories {

    private static final String WHOLE = "";

    private final LoadingCache<String, Map<String, List<String>>> paths;

    Categories(CategorySql sql) {
        paths = Caffeine.newBuilder().expireAfterWrite(Products.STALE_MAX).build(whole -> paths(sql.all()));
    }

    /** The category and its parents, the nearest first. */
    List<String> path(String category) {
        return paths.get(WHOLE).getOrDefault(category, List.of(category));
    }

    void forget() {
        paths.invalidateAll();
    }

    static Map<String, List<String>> paths(List<Category> all) {
        Map<String, Category> byCode = HashMap.newHashMap(all.size());
        all.forEach(category -> byCode.put(category.code(), category));
        Map<String, List<String>> paths = HashMap.newHashMap(all.size());
        for (Category category : all) {
            List<String> path = new ArrayList<>();
            Category step = category;
            while (step != null && path.size() < CategoryTree.DEPTH_MAX) {
                path.add(step.code());
                step = step.parent() == null ? null : byCode.get(step.parent());
            }
            paths.put(category.code(), List.copyOf(path));
        }
        return paths;
    }
}
