package io.huiji.engine.earn;

import io.huiji.engine.decision.Receipt.Line;
import java.util.List;
import java.util.Set;

/** Which lines a rule is about. Every list that is given must hold. */
record LineFilter(Set<String> categories, Set<String> products, Set<String> notCategories, Set<String> notProducts) {

    boolean isOpen() {
        return categories.isEmpty() && products.isEmpty() && notCategories.isEmpty() && notProducts.isEmpty();
    }

    boolean matches(Line line) {
        return (categories.isEmpty() || anyOf(line.categories(), categories))
                && (products.isEmpty() || contains(products, line))
                && (notCategories.isEmpty() || !anyOf(line.categories(), notCategories))
                && (notProducts.isEmpty() || !contains(notProducts, line));
    }

    static boolean anyOf(List<String> categories, Set<String> wanted) {
        for (int i = 0; i < categories.size(); i++) {
            if (wanted.contains(categories.get(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean contains(Set<String> products, Line line) {
        String product = line.product();
        return product != null && products.contains(product);
    }
}
