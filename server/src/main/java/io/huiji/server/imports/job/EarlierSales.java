package io.huiji.server.imports.job;

import io.huiji.engine.decision.Receipt;
import io.huiji.server.desk.Sales;
import io.huiji.server.desk.Sales.Sold;
import io.huiji.server.imports.job.Resolved.EarlierSale;
import io.huiji.server.imports.model.Contents;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.ReceiptRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lays sales of the books beside those of a file, so that returns find both. */
final class EarlierSales {

    /** Members whose sales are read at a time. */
    private static final int PAGE = 200;

    /** A member's product, by their numbers in {@link Contents}. */
    record Goods(int member, int product) {}

    /** A line of a sale. */
    record LineName(ReceiptNumber sale, int line) {}

    private final Resolved resolved;
    private final Contents contents;
    private final Resolver resolver;
    private final Map<ReceiptNumber, Integer> places = new HashMap<>();
    private final Map<String, Integer> productByCode = new HashMap<>();
    private final Map<Long, Integer> memberById = new HashMap<>();
    private final Map<LineName, Integer> lines = new HashMap<>();
    private final Map<ReceiptNumber, ReceiptRow> rows = new HashMap<>();

    EarlierSales(Resolved resolved, Resolver resolver) {
        this.resolved = resolved;
        this.contents = resolved.contents();
        this.resolver = resolver;
        for (int place = 0; place < contents.receipts.size(); place++) {
            if (contents.receipts.lineCount(place) > 0) {
                places.put(resolved.receiptNumber(place), place);
            }
        }
        for (int product = 0; product < resolved.products().length; product++) {
            productByCode.putIfAbsent(resolved.products()[product], product);
        }
        for (int member = 0; member < resolved.members().length; member++) {
            memberById.putIfAbsent(resolved.members()[member], member);
        }
    }

    boolean isKnown(ReceiptNumber sale) {
        return places.containsKey(sale);
    }

    /** Where a line of a sale stands in {@link Contents#sales}; {@code null}: nowhere. */
    @Nullable Integer line(ReceiptNumber sale, int number) {
        Integer place = places.get(sale);
        if (place == null) {
            return null;
        }
        if (lines.isEmpty()) {
            for (int i = 0; i < contents.ownSales(); i++) {
                remember(i);
            }
        }
        return lines.get(new LineName(sale, number));
    }

    private void remember(int saleLine) {
        lines.put(new LineName(resolved.receiptNumber(contents.sales.document(saleLine)), contents.sales.number(saleLine)), saleLine);
    }

    /** Sales lines of these goods among the file's own. */
    Set<Integer> own(Set<Goods> wanted) {
        Set<Integer> found = new HashSet<>();
        for (int i = 0; i < contents.ownSales(); i++) {
            if (wanted.contains(new Goods(contents.receipts.member(contents.sales.document(i)), contents.sales.product(i)))) {
                found.add(i);
            }
        }
        return found;
    }

    /** Looks for sales of these goods in the books, of no later event, and lays them beside the file's. */
    void find(Sales sales, List<String> sources, Set<Goods> wanted, Instant until) {
        Set<Integer> products = new HashSet<>();
        wanted.forEach(goods -> products.add(goods.product()));
        List<Long> members = wanted.stream().map(goods -> resolved.members()[goods.member()]).filter(id -> id > 0).distinct().sorted().toList();
        for (int from = 0; from < members.size(); from += PAGE) {
            List<Long> page = members.subList(from, Math.min(from + PAGE, members.size()));
            for (Sold sold : sales.of(page, until, sources, line -> products.contains(product(line)))) {
                if (!isKnown(sold.row().number())) {
                    add(sold.row(), sold.row().decisionId() == null ? 0 : sold.row().decisionId(), sold.receipt());
                }
            }
        }
    }

    /** @param decisionId see {@link EarlierSale} */
    void add(ReceiptRow row, long decisionId, Receipt receipt) {
        Integer member = row.memberId() == null ? null : memberById.get(row.memberId());
        if (member == null) {
            return;
        }
        int place = contents.addEarlier(row.number().number(), member, row.eventAt());
        resolved.earlier().put(place, new EarlierSale(row.number(), decisionId, resolver.store(row.storeId())));
        places.put(row.number(), place);
        rows.put(row.number(), row);
        for (Receipt.Line line : receipt.lines()) {
            lines.put(new LineName(row.number(), line.no()),
                    contents.addEarlierLine(place, line.no(), product(line), line.quantity(), row.eventAt(), line.amountFen()));
        }
    }

    /** Rows of the books that are laid beside the file. */
    Map<ReceiptNumber, ReceiptRow> rows() {
        return rows;
    }

    private int product(Receipt.Line line) {
        return line.product() == null ? io.huiji.server.imports.model.Lines.NONE : productByCode.getOrDefault(line.product(), UNKNOWN);
    }

    /** The file does not name it. */
    private static final int UNKNOWN = -2;
}
