package io.huiji.server.product;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What would become of the tree: a draft that a write is tried on first. */
public final class CategoryTree {

    /** Levels of the tree, the root counted. */
    public static final int DEPTH_MAX = 5;

    private final Map<String, Category> byCode = new HashMap<>();

    public CategoryTree(List<Category> all) {
        all.forEach(category -> byCode.put(category.code(), category));
    }

    /** Why a category must not stand in the tree. */
    public enum Fault { PARENT_UNKNOWN, CYCLE, TOO_DEEP }

    public boolean has(String code) {
        return byCode.containsKey(code);
    }

    /** Puts it into the draft, unless that would break the tree: below it, too, nothing may become deeper than {@link #DEPTH_MAX}. */
    public @Nullable Fault put(Category category) {
        if (category.parent() != null && !byCode.containsKey(category.parent()) && !category.parent().equals(category.code())) {
            return Fault.PARENT_UNKNOWN;
        }
        Category before = byCode.put(category.code(), category);
        Fault fault = fault(category.code());
        if (fault != null) {
            if (before == null) {
                byCode.remove(category.code());
            } else {
                byCode.put(category.code(), before);
            }
        }
        return fault;
    }

    private @Nullable Fault fault(String changed) {
        int above = levelsAbove(changed);
        if (above < 0) {
            return Fault.CYCLE;
        }
        return above + levelsFrom(changed) > DEPTH_MAX ? Fault.TOO_DEEP : null;
    }

    /** −1: its parents lead back to itself. */
    private int levelsAbove(String code) {
        Set<String> seen = new HashSet<>(Set.of(code));
        int levels = 0;
        Category step = byCode.get(code);
        while (step != null && step.parent() != null) {
            if (!seen.add(step.parent())) {
                return -1;
            }
            levels++;
            step = byCode.get(step.parent());
        }
        return levels;
    }

    /** Levels of the subtree, itself counted; the tree without the change has no cycle, so this ends. */
    private int levelsFrom(String code) {
        int deepest = 0;
        for (Category category : byCode.values()) {
            if (code.equals(category.parent()) && !category.code().equals(code)) {
                deepest = Math.max(deepest, levelsFrom(category.code()));
            }
        }
        return deepest + 1;
    }
}
