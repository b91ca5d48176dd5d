package io.huiji.server.imports.model;

import io.huiji.server.imports.model.ReturnMatching.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that a file asks for, in order of time; at one moment sales before returns, then in order of the file. So a sale always comes before what is returned of it. */
public final class Steps {

    private final Contents contents;
    private final List<Step> steps;
    private final Grouping lines;

    private record Pair(int slip, int receipt) {}

    private Steps(Contents contents, List<Step> steps, Grouping lines) {
        this.contents = contents;
        this.steps = steps;
        this.lines = lines;
    }

    public static Steps of(Contents contents, ReturnMatching matching) {
        List<Step> steps = new ArrayList<>();
        for (int receipt = 0; receipt < contents.receipts.size(); receipt++) {
            if (contents.receipts.lineCount(receipt) > 0 && !contents.receipts.isBroken(receipt) && !contents.isEarlier(receipt)) {
                steps.add(new Step.Sale(contents.receipts.at(receipt), receipt));
            }
        }
        Map<Pair, List<Piece>> returned = new LinkedHashMap<>();
        for (Piece piece : matching.pieces()) {
            Pair pair = new Pair(contents.returns.document(piece.returnLine()), contents.sales.document(piece.saleLine()));
            returned.computeIfAbsent(pair, _ -> new ArrayList<>()).add(piece);
        }
        returned.forEach((pair, pieces) ->
                steps.add(new Step.Return(contents.slips.lastAt(pair.slip()), pair.slip(), pair.receipt(), List.copyOf(pieces))));
        steps.sort(Comparator.comparing(Step::at).thenComparing(step -> step instanceof Step.Return));
        return new Steps(contents, List.copyOf(steps), Grouping.of(contents.sales, contents.receipts.size()));
    }

    public List<Step> all() {
        return steps;
    }

    /** Indexes into {@link Contents#sales} of a receipt's lines, in order of the file. */
    public int[] linesOf(int receipt) {
        return lines.linesOf(receipt);
    }

    public long netFen(int receipt) {
        long net = 0;
        for (int line : linesOf(receipt)) {
            net += contents.sales.amountFen(line);
        }
        return net;
    }
}
