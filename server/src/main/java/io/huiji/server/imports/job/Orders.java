package io.huiji.server.imports.job;

import io.huiji.engine.decision.Receipt;
import io.huiji.server.desk.Order;
import io.huiji.server.imports.job.Resolved.EarlierSale;
import io.huiji.server.imports.model.Contents;
import io.huiji.server.imports.model.Documents;
import io.huiji.server.imports.model.Lines;
import io.huiji.server.imports.model.ReturnMatching.Piece;
import io.huiji.server.imports.model.Step;
import io.huiji.server.imports.model.Steps;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.purchase.ReceiptNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes orders of steps. Their keys hold the last undone run of the source, so that the same file may come again after an undo; without one, a second
 * run asks with the same keys and is answered from memory. That nothing is credited twice is the business numbers' doing.
 */
final class Orders {

    private final Resolved resolved;
    private final Contents contents;
    private final Steps steps;
    private final long runId;
    private final String keys;

    Orders(Resolved resolved, Steps steps, long runId, long lastUndoneRun) {
        this.resolved = resolved;
        this.contents = resolved.contents();
        this.steps = steps;
        this.runId = runId;
        this.keys = "import:" + resolved.mapping().source() + (lastUndoneRun == 0 ? "" : "~" + lastUndoneRun);
    }

    /** {@code null}: what is returned comes to nothing (goods worth less than half a fen). */
    @Nullable Order order(Step step) {
        return switch (step) {
            case Step.Sale sale -> purchase(sale);
            case Step.Return returned -> refund(returned);
        };
    }

    private Order purchase(Step.Sale sale) {
        int place = sale.receipt();
        Receipt receipt = receipt(place);
        ReceiptNumber number = resolved.receiptNumber(place);
        return new Order.Purchase(head("receipt", number, resolved.member(contents.receipts, place), content(receipt), place), number, receipt, runId, false);
    }

    /** What makes a receipt another one. Categories are ours, not the receipt's. */
    private static String content(Receipt receipt) {
        StringBuilder text = new StringBuilder(64).append(receipt.eventAt()).append(' ').append(receipt.channel());
        for (Receipt.Line line : receipt.lines()) {
            text.append('\n').append(line.no()).append(' ').append(line.product()).append(' ').append(line.quantity()).append(' ').append(line.amountFen());
        }
        return text.toString();
    }

    Receipt receipt(int place) {
        return receipt(resolved, contents.receipts, contents.sales, steps.linesOf(place), place);
    }

    static Receipt receipt(Resolved resolved, Documents receipts, Lines sales, int[] indexes, int place) {
        List<Receipt.Line> lines = new ArrayList<>(indexes.length);
        for (int index : indexes) {
            int product = sales.product(index);
            String code = product == Lines.NONE ? null : resolved.products()[product];
            List<String> categories = code == null ? List.of() : resolved.categories().getOrDefault(code, List.of());
            lines.add(new Receipt.Line(sales.number(index), code, categories, sales.quantity(index), sales.amountFen(index)));
        }
        return new Receipt(receipts.at(place), resolved.contents().channels.name(receipts.channel(place)), List.copyOf(lines));
    }

    private @Nullable Order refund(Step.Return returned) {
        List<Order.LinePart> parts = parts(returned.pieces());
        if (parts.isEmpty()) {
            return null;
        }
        ReceiptNumber number = resolved.refundNumber(returned.slip(), returned.receipt());
        ReceiptNumber sale = resolved.receiptNumber(returned.receipt());
        long member = resolved.member(contents.receipts, returned.receipt());
        EarlierSale earlier = resolved.earlier().get(returned.receipt());
        String kind = earlier == null || earlier.decisionId() == 0 ? "refund" : "refund:of:" + earlier.decisionId();
        return new Order.Refund(head(kind, number, member, sale + " " + parts, returned.receipt()), sale, number, returned.at(), new Order.Part.Lines(parts), runId);
    }

    /** By units where a unit's share is a whole number of fen, so that a till may go on by units; else by amount. */
    private List<Order.LinePart> parts(List<Piece> pieces) {
        Map<Integer, long[]> byLine = new TreeMap<>();
        for (Piece piece : pieces) {
            long[] sum = byLine.computeIfAbsent(piece.saleLine(), _ -> new long[2]);
            sum[0] += piece.units();
            sum[1] += piece.amountFen();
        }
        List<Order.LinePart> parts = new ArrayList<>(byLine.size());
        byLine.forEach((line, sum) -> {
            boolean even = contents.sales.amountFen(line) % contents.sales.quantity(line) == 0;
            if (sum[1] > 0) {
                parts.add(even ? new Order.LinePart(contents.sales.number(line), null, (int) sum[0]) : new Order.LinePart(contents.sales.number(line), sum[1], null));
            }
        });
        return parts;
    }

    private Order.Head head(String kind, ReceiptNumber number, long memberId, String content, int receipt) {
        WriteKey key = WriteKey.of(0, keys + ":" + kind + ":" + number.space() + ":" + number.number(), memberId + " " + content);
        return new Order.Head(key, 0, memberId, resolved.store(contents.receipts, receipt));
    }
}
