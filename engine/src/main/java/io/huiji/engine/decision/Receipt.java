package io.huiji.engine.decision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was bought. Amounts are net fen, whole, 0 to 10^11 a line.
 *
 * @param eventAt when it was bought
 * @param channel e.g. {@code till}, {@code mini_program}, {@code delivery}
 */
public record Receipt(Instant eventAt, String channel, List<Line> lines) {

    /**
     * @param no 1 to 1000, unique within the receipt
     * @param categories the product's category and its parents; empty: uncategorised
     */
    public record Line(int no, @Nullable String product, List<String> categories, int quantity, long amountFen) {}

    public long totalFen() {
        long total = 0;
        for (Line line : lines) {
            total = Math.addExact(total, line.amountFen());
        }
        return total;
    }
}
