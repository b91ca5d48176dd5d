package io.huiji.server.desk.batch;

import io.huiji.engine.decision.Prorate;
import io.huiji.engine.decision.Command.LineAmount;
import io.huiji.engine.decision.Receipt;
import io.huiji.engine.decision.Receipt.Line;
import io.huiji.server.desk.Order.LinePart;
import io.huiji.server.desk.Order.Part;
import io.huiji.server.purchase.ReceiptRow.RefundedLine;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns "which part" into amounts of lines. What is too much is left for the engine to refuse. */
public final class RefundParts {

    private RefundParts() {}

    public static List<RefundedLine> of(Part part, Receipt receipt, List<RefundedLine> refunded) {
        return switch (part) {
            case Part.Whole whole -> whole(receipt, refunded);
            case Part.Amount amount -> amount(amount.amountFen(), receipt, refunded);
            case Part.Lines lines -> lines(lines.lines(), receipt, refunded);
        };
    }

    /** Whether a repeated refund asks for what was refunded; a part that does not say its amount agrees. */
    static boolean agrees(Part part, long amountFen) {
        return switch (part) {
            case Part.Whole whole -> true;
            case Part.Amount amount -> amount.amountFen() == amountFen;
            case Part.Lines lines -> {
                long total = 0;
                for (LinePart line : lines.lines()) {
                    if (line.amountFen() == null) {
                        yield true;
                    }
                    total += line.amountFen();
                }
                yield total == amountFen;
            }
        };
    }

    static List<LineAmount> amounts(List<RefundedLine> lines) {
        return lines.stream().map(line -> new LineAmount(line.no(), line.amountFen())).toList();
    }

    /** What is refunded in all after a further refund, by line. */
    public static List<RefundedLine> added(List<RefundedLine> before, List<RefundedLine> now) {
        Map<Integer, RefundedLine> sums = new LinkedHashMap<>();
        for (List<RefundedLine> lines : List.of(before, now)) {
            for (RefundedLine line : lines) {
                sums.merge(line.no(), line, (a, b) -> new RefundedLine(a.no(), a.amountFen() + b.amountFen(), a.quantity() + b.quantity()));
            }
        }
        return List.copyOf(sums.values());
    }

    private static List<RefundedLine> whole(Receipt receipt, List<RefundedLine> refunded) {
        List<RefundedLine> rest = new ArrayList<>();
        for (Line line : receipt.lines()) {
            RefundedLine before = before(refunded, line.no());
            if (line.amountFen() > before.amountFen()) {
                rest.add(new RefundedLine(line.no(), line.amountFen() - before.amountFen(), line.quantity() - before.quantity()));
            }
        }
        return rest;
    }

    private static List<RefundedLine> amount(long amountFen, Receipt receipt, List<RefundedLine> refunded) {
        List<RefundedLine> rest = whole(receipt, refunded);
        long left = rest.stream().mapToLong(RefundedLine::amountFen).sum();
        if (rest.isEmpty() || amountFen > left) {
            // More than is left: hand it to the engine on the first line, which refuses it with the reason.
            return List.of(new RefundedLine(receipt.lines().getFirst().no(), amountFen, 0));
        }
        long[] parts = Prorate.split(amountFen, rest.stream().mapToLong(RefundedLine::amountFen).toArray());
        List<RefundedLine> lines = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] > 0) {
                lines.add(new RefundedLine(rest.get(i).no(), parts[i], 0));
            }
        }
        return lines;
    }

    private static List<RefundedLine> lines(List<LinePart> parts, Receipt receipt, List<RefundedLine> refunded) {
        List<RefundedLine> lines = new ArrayList<>();
        for (LinePart part : parts) {
            Line line = lineOf(receipt, part.no());
            RefundedLine before = before(refunded, part.no());
            if (part.amountFen() != null) {
                lines.add(new RefundedLine(part.no(), part.amountFen(), 0));
            } else {
                int quantity = part.quantity() == null ? 0 : part.quantity();
                lines.add(new RefundedLine(part.no(), line == null ? 1 : byQuantity(line, before, quantity), quantity));
            }
        }
        return lines;
    }

    /** share(units so far + these) − share(units so far), so that all units together are exactly the line; at most what is left. */
    private static long byQuantity(Line line, RefundedLine before, int quantity) {
        if (quantity > line.quantity() - before.quantity()) {
            return Math.addExact(line.amountFen(), 1);
        }
        long amount = share(line, before.quantity() + quantity) - share(line, before.quantity());
        return Math.min(amount, line.amountFen() - before.amountFen());
    }

    private static long share(Line line, int quantity) {
        BigInteger whole = BigInteger.valueOf(line.quantity());
        return BigInteger.valueOf(line.amountFen()).multiply(BigInteger.valueOf(quantity)).shiftLeft(1).add(whole)
                .divide(whole.shiftLeft(1)).longValueExact();
    }

    private static RefundedLine before(List<RefundedLine> refunded, int no) {
        for (RefundedLine line : refunded) {
            if (line.no() == no) {
                return line;
            }
        }
        return new RefundedLine(no, 0, 0);
    }

    private static @Nullable Line lineOf(Receipt receipt, int no) {
        for (Line line : receipt.lines()) {
            if (line.no() == no) {
                return line;
            }
        }
        return null;
    }
}
