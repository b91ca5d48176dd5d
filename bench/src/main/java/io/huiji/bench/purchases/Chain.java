package io.huiji.bench.purchases;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The chain that is measured with: members with ids in a row, stores and products with codes of one length. */
public record Chain(long firstMemberId, int members) {

    public static final int LINES = 3;
    private static final int STORES = 20;
    private static final int PRODUCTS = 100;

    /** Categories of the demo programme, and one that no rule names. */
    private static final List<String> CATEGORIES = List.of("milk-tea", "hot-drink", "bakery", "fruit");

    public List<String> storeCodes() {
        return codes("s-", STORES);
    }

    public List<String> productCodes() {
        return codes("p-", PRODUCTS);
    }

    public List<String> categories() {
        return CATEGORIES;
    }

    public String categoryOf(int productIndex) {
        return CATEGORIES.get(productIndex % CATEGORIES.size());
    }

    private static List<String> codes(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> String.format(Locale.ROOT, "%s%03d", prefix, n)).toList();
    }
}
