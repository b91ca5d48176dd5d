package io.huiji.server.imports.job;

import io.huiji.engine.decision.Command;
import io.huiji.server.desk.Sales;
import io.huiji.server.imports.job.EarlierSales.Goods;
import io.huiji.server.imports.job.EarlierSales.LineName;
import io.huiji.server.imports.job.Resolved.EarlierSale;
import io.huiji.server.imports.model.Contents;
import io.huiji.server.imports.model.ReturnMatching;
import io.huiji.server.imports.model.ReturnMatching.Piece;
import io.huiji.server.imports.model.ReturnMatching.Taken;
import io.huiji.server.imports.store.ReturnLineSql.Key;
import io.huiji.server.imports.store.ReturnPieceSql;
import io.huiji.server.imports.store.ReturnPieceSql.Row;
import io.huiji.server.imports.store.RunSql;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.ReceiptRow;
import io.huiji.server.purchase.Receipts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds what each return of a file takes back. What an earlier run found stays found; the rest is looked for among the file's own sales and those that the
 * books hold of the same members, whoever brought them, as far as nobody has taken them back.
 */
@Component
class ReturnPlanning {

    private static final int PAGE = 5_000;

    private final ReturnPieceSql pieces;
    private final RunSql runs;
    private final Receipts receipts;
    private final Sales sales;
    private final Resolver resolver;
    private final TransactionTemplate transaction;

    ReturnPlanning(ReturnPieceSql pieces, RunSql runs, Receipts receipts, Sales sales, Resolver resolver, TransactionTemplate transaction) {
        this.pieces = pieces;
        this.runs = runs;
        this.receipts = receipts;
        this.sales = sales;
        this.resolver = resolver;
        this.transaction = transaction;
    }

    /** Adds to the resolved contents the sales of the books that returns are matched with. */
    ReturnMatching match(Resolved resolved) {
        Contents contents = resolved.contents();
        if (contents.returns.size() == 0) {
            return ReturnMatching.of(contents);
        }
        EarlierSales beside = new EarlierSales(resolved, resolver);
        List<Piece> before = foundBefore(resolved, beside);
        Set<Goods> open = open(resolved, before);
        if (open.isEmpty()) {
            return ReturnMatching.of(contents, before, Map.of());
        }
        beside.find(sales, runs.sources(), open, latestReturn(contents));
        return ReturnMatching.of(contents, before, taken(resolved, beside, open));
    }

    /** Keeps what was found, all of it or nothing, before anything is carried out. */
    void keep(long runId, Resolved resolved, ReturnMatching matching) {
        List<Row> rows = new ArrayList<>();
        Contents contents = resolved.contents();
        for (Piece piece : matching.foundNow()) {
            int receipt = contents.sales.document(piece.saleLine());
            EarlierSale earlier = resolved.earlier().get(receipt);
            rows.add(new Row(ReturnLines.key(resolved, piece.returnLine()), resolved.receiptNumber(receipt), contents.sales.number(piece.saleLine()),
                    piece.units(), piece.amountFen(), earlier == null ? 0 : earlier.decisionId()));
        }
        transaction.executeWithoutResult(status -> pages(rows).forEach(page -> pieces.insert(runId, page)));
    }

    private List<Piece> foundBefore(Resolved resolved, EarlierSales beside) {
        Contents contents = resolved.contents();
        Map<Key, Integer> returnLines = new HashMap<>();
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < contents.returns.size(); i++) {
            keys.add(ReturnLines.key(resolved, i));
            returnLines.put(keys.getLast(), i);
        }
        List<Row> kept = new ArrayList<>();
        pages(keys).forEach(page -> kept.addAll(pieces.ofReturns(page)));
        layBeside(kept, beside);
        List<Piece> found = new ArrayList<>();
        for (Row row : kept) {
            Integer sale = beside.line(row.sale(), row.saleLine());
            Integer returned = returnLines.get(row.of());
            if (sale != null && returned != null) {
                found.add(new Piece(returned, sale, row.units(), row.amountFen()));
            }
        }
        return found;
    }

    private void layBeside(List<Row> kept, EarlierSales beside) {
        Map<ReceiptNumber, Long> elsewhere = new HashMap<>();
        kept.stream().filter(row -> !beside.isKnown(row.sale())).forEach(row -> elsewhere.put(row.sale(), row.saleDecisionId()));
        for (List<ReceiptNumber> page : pages(List.copyOf(new TreeSet<>(elsewhere.keySet())))) {
            Map<ReceiptNumber, ReceiptRow> rows = receipts.read(page);
            Map<ReceiptNumber, Command.Sale> recorded = sales.recorded(rows.values());
            recorded.forEach((number, sale) -> beside.add(java.util.Objects.requireNonNull(rows.get(number)), elsewhere.getOrDefault(number, 0L), sale.receipt()));
        }
    }

    /** Goods of which more came back than was found. Of a member who was nobody before there is nothing in the books. */
    private static Set<Goods> open(Resolved resolved, List<Piece> before) {
        Contents contents = resolved.contents();
        int[] found = new int[contents.returns.size()];
        before.forEach(piece -> found[piece.returnLine()] += piece.units());
        Set<Goods> open = new HashSet<>();
        for (int i = 0; i < found.length; i++) {
            int member = contents.memberOfReturn(i);
            if (found[i] < contents.returns.quantity(i) && resolved.members()[member] > 0 && !resolved.newMembers().contains(member)) {
                open.add(new Goods(member, contents.returns.product(i)));
            }
        }
        return open;
    }

    private static Instant latestReturn(Contents contents) {
        Instant latest = Instant.EPOCH;
        for (int slip = 0; slip < contents.slips.size(); slip++) {
            latest = contents.slips.lastAt(slip).isAfter(latest) ? contents.slips.lastAt(slip) : latest;
        }
        return latest;
    }

    private Map<Integer, Taken> taken(Resolved resolved, EarlierSales beside, Set<Goods> open) {
        Contents contents = resolved.contents();
        Set<ReceiptNumber> own = new TreeSet<>();
        beside.own(open).forEach(line -> own.add(resolved.receiptNumber(contents.sales.document(line))));
        Map<ReceiptNumber, ReceiptRow> rows = new HashMap<>(beside.rows());
        pages(List.copyOf(own)).forEach(page -> rows.putAll(receipts.read(page)));
        Set<ReceiptNumber> all = new TreeSet<>(own);
        all.addAll(rows.keySet());
        Map<LineName, Taken> found = foundOf(all);
        Map<LineName, Taken> gone = new HashMap<>(found);
        rows.forEach((number, row) -> row.refunded().forEach(line ->
                gone.merge(new LineName(number, line.no()), new Taken(line.quantity(), line.amountFen()), ReturnPlanning::larger)));
        Map<Integer, Taken> taken = new HashMap<>();
        gone.forEach((name, what) -> {
            Integer line = beside.line(name.sale(), name.line());
            if (line != null) {
                taken.put(line, what);
            }
        });
        return taken;
    }

    private Map<LineName, Taken> foundOf(Collection<ReceiptNumber> all) {
        Map<LineName, Taken> found = new HashMap<>();
        for (List<ReceiptNumber> page : pages(List.copyOf(all))) {
            for (Row row : pieces.ofSales(page)) {
                found.merge(new LineName(row.sale(), row.saleLine()), new Taken(row.units(), row.amountFen()),
                        (a, b) -> new Taken(a.units() + b.units(), a.amountFen() + b.amountFen()));
            }
        }
        return found;
    }

    /** What was found is refunded soon, if it is not yet; what the books say was refunded holds it then. By amount the books count no units. */
    private static Taken larger(Taken found, Taken refunded) {
        return new Taken(Math.max(found.units(), refunded.units()), Math.max(found.amountFen(), refunded.amountFen()));
    }

    private static <T> List<List<T>> pages(List<T> all) {
        List<List<T>> pages = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PAGE) {
            pages.add(all.subList(from, Math.min(from + PAGE, all.size())));
        }
        return pages;
    }
}
