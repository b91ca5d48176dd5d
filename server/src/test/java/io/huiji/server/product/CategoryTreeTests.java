package io.huiji.server.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CategoryTreeTests {

    private final CategoryTree tree = new CategoryTree(List.of(node("a", null), node("b", "a"), node("c", "b"), node("d", "c"), node("e", "d")));

    @Test
    void five_levels_and_no_more() {
        assertThat(tree.put(node("f", "e"))).isEqualTo(CategoryTree.Fault.TOO_DEEP);
        assertThat(tree.put(node("f", "d"))).isNull();
    }

    @Test
    void moving_a_branch_counts_what_hangs_below_it() {
        assertThat(tree.put(node("root", null))).isNull();
        assertThat(tree.put(node("b", "root"))).isNull();
        assertThat(tree.put(node("top", null))).isNull();
        assertThat(tree.put(node("root", "top"))).isEqualTo(CategoryTree.Fault.TOO_DEEP);
        assertThat(tree.put(node("b", "a"))).isNull();
        assertThat(tree.put(node("root", "top"))).isNull();
    }

    @Test
    void no_cycles_and_no_parents_that_nobody_knows() {
        assertThat(tree.put(node("a", "e"))).isEqualTo(CategoryTree.Fault.CYCLE);
        assertThat(tree.put(node("a", "a"))).isEqualTo(CategoryTree.Fault.CYCLE);
        assertThat(tree.put(node("x", "x"))).isEqualTo(CategoryTree.Fault.CYCLE);
        assertThat(tree.put(node("x", "nobody"))).isEqualTo(CategoryTree.Fault.PARENT_UNKNOWN);
        assertThat(tree.has("x")).isFalse();
        assertThat(tree.put(node("e", "a"))).isNull();
    }

    @Test
    void a_path_has_the_nearest_first() {
        assertThat(Categories.paths(List.of(node("a", null), node("b", "a"), node("c", "b"))).get("c")).containsExactly("c", "b", "a");
    }

    private static Category node(String code, @Nullable String parent) {
        return new Category(code, code.toUpperCase(java.util.Locale.ROOT), parent);
    }
}
