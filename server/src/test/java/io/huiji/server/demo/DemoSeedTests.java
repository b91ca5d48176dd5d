package io.huiji.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.programme.Earning.Rule;
import io.huiji.engine.programme.Programme;
import io.huiji.server.demo.DemoSeed.Category;
import io.huiji.server.demo.DemoSeed.Product;
import io.huiji.server.demo.DemoSeed.Store;
import io.huiji.server.programme.ProgrammeDocuments;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoSeedTests {

    private static final DemoSeed SEED = DemoSeed.read(DemoSize.CHAIN);

    @Test
    void the_chain_has_fifty_own_and_franchise_shops_in_thirteen_cities_and_three_zones() {
        assertThat(SEED.stores()).hasSize(50).extracting(Store::code).doesNotHaveDuplicates();
        assertThat(SEED.stores().stream().map(Store::name).distinct()).hasSize(50);
        assertThat(SEED.stores().stream().map(Store::city).distinct()).hasSize(13);
        assertThat(SEED.stores().stream().map(Store::zone).distinct()).hasSize(3);
        assertThat(SEED.stores().stream().filter(Store::franchise)).hasSizeBetween(20, 30);
        assertThat(DemoSeed.read(DemoSize.SMALL).stores()).isEqualTo(SEED.stores().subList(0, 6));
    }

    @Test
    void every_product_has_a_known_category_and_a_barcode_of_its_own_that_scanners_accept() {
        Set<String> known = new HashSet<>();
        for (Category category : SEED.categories()) {
            assertThat(category.parent() == null || known.contains(category.parent())).as(category.code()).isTrue();
            assertThat(known.add(category.code())).isTrue();
        }
        assertThat(SEED.products()).hasSizeGreaterThanOrEqualTo(25).allSatisfy(product -> {
            assertThat(known).contains(product.category());
            assertThat(product.priceFen()).isPositive();
            assertThat(checkSum(product.barcode())).as(product.barcode()).isZero();
        });
        assertThat(SEED.products()).extracting(Product::barcode).doesNotHaveDuplicates();
        assertThat(SEED.products()).extracting(Product::code).doesNotHaveDuplicates();
    }

    @Test
    void its_programme_speaks_of_categories_and_products_that_it_sells() {
        Programme programme = ProgrammeDocuments.demo();
        List<String> categories = SEED.categories().stream().map(Category::code).toList();
        for (Rule rule : programme.earning().rules()) {
            assertThat(categories).as(rule.code()).containsAll(rule.when().categories());
        }
        assertThat(categories).containsAll(programme.earning().excluded().categories());
        assertThat(SEED.products()).extracting(Product::code).containsAll(programme.earning().excluded().products());
    }

    /** EAN-13: weighted 1, 3, 1, 3 … the digits sum to a multiple of ten. */
    private static int checkSum(String barcode) {
        int sum = 0;
        for (int i = 0; i < barcode.length(); i++) {
            sum += (barcode.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return barcode.length() == 13 ? sum % 10 : 1;
    }
}
