package io.huiji.server.imports.mapping;

import io.huiji.server.imports.ImportFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping laid over a header: where each column is, −1 for those that the mapping does without. */
public final class Layout {

    /** A rule for lines to leave out, with its column's place. */
    public record Ignored(int column, Mapping.Match match) {}

    public final int receipt;
    public final int line;
    public final int time;
    public final int product;
    public final int productName;
    public final int quantity;
    public final int money;
    public final int member;
    public final int store;
    public final int channel;
    public final int original;
    public final List<Ignored> ignored;

    private Layout(Mapping mapping, String[] header) {
        receipt = find(header, mapping.receipt());
        line = find(header, mapping.line());
        time = find(header, mapping.time().column());
        product = find(header, mapping.product());
        productName = find(header, mapping.productName());
        quantity = find(header, mapping.quantity());
        Mapping.MoneyColumn column = mapping.price() == null ? mapping.amount() : mapping.price();
        money = find(header, column == null ? null : column.column());
        member = find(header, mapping.member().column());
        store = find(header, mapping.store().column());
        channel = find(header, mapping.channelColumn());
        original = find(header, mapping.returnsOrNone().originalColumn());
        ignored = mapping.ignoredOrNone().stream().map(match -> new Ignored(find(header, match.column()), match)).toList();
    }

    /** @throws ImportFailure {@code columns_missing}, naming them */
    public static Layout of(Mapping mapping, String[] header) {
        requireAll(missing(mapping, header));
        return new Layout(mapping, header);
    }

    static void requireAll(List<String> missing) {
        if (!missing.isEmpty()) {
            String names = String.join(", ", missing);
            throw new ImportFailure("columns_missing", "文件缺少映射所需的列:" + names, "The file lacks columns that the mapping needs: " + names);
        }
    }

    static List<String> missing(Mapping mapping, String[] header) {
        List<String> missing = new ArrayList<>();
        for (String name : needed(mapping)) {
            if (find(header, name) < 0) {
                missing.add(name);
            }
        }
        return missing;
    }

    private static Set<String> needed(Mapping mapping) {
        Set<String> needed = new LinkedHashSet<>();
        add(needed, mapping.receipt(), mapping.line(), mapping.time().column(), mapping.product(), mapping.productName(), mapping.quantity(),
                mapping.price() == null ? null : mapping.price().column(), mapping.amount() == null ? null : mapping.amount().column(),
                mapping.member().column(), mapping.store().column(), mapping.channelColumn(), mapping.returnsOrNone().originalColumn());
        mapping.ignoredOrNone().forEach(match -> needed.add(match.column()));
        return needed;
    }

    private static void add(Set<String> needed, @Nullable String... names) {
        for (String name : names) {
            if (name != null) {
                needed.add(name);
            }
        }
    }

    static int find(String[] header, @Nullable String name) {
        if (name == null) {
            return -1;
        }
        int found = -1;
        for (int i = 0; i < header.length; i++) {
            if (header[i].strip().equalsIgnoreCase(name.strip())) {
                if (found >= 0) {
                    throw new ImportFailure("column_twice", "表头中有两列都叫 " + name, "The header has two columns named " + name);
                }
                found = i;
            }
        }
        return found;
    }
}
