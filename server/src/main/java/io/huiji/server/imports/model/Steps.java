package io.huiji.server.imports.model;

import io.huiji.server.imports.model.ReturnMatching.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that a file asks for, in order of time; at one moment sales before returns, then in order of the file. So a sale always comes before what is returned of it. */
public final class Steps {

    private final Contents contents;
    private final List<Step> steps;
    private final int[] firstLine;
    private final int[] lines;

    private record Pair(int slip, int receipt) {}

    private Steps(Contents contents, List<Step> steps, int[] firstLine, int[] lines) {
        this.contents = contents;
        this.steps = steps;
        this.firstLine = firstLine;
        this.lines = lines;
    }

    public static Steps of(Contents contents, ReturnMatching matching) {
        List<Step> steps = new ArrayList<>();
        for (int receipt = 0; receipt < contents.receipts.size(); receipt++) {
            if (contents.receipts.lineCount(receipt) > 0 && !contents.receipts.isBroken(receipt)) {
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
        int[] firstLine = firstLines(contents);
        return new Steps(contents, List.copyOf(steps), firstLine, linesByReceipt(contents, firstLine));
    }

    private static int[] firstLines(Contents contents) {
        int[] first = new int[contents.receipts.size() + 1];
        for (int i = 0; i < contents.sales.size(); i++) {
            first[contents.sales.document(i) + 1]++;
        }
        for (int i = 1; i < first.length; i++) {
            first[i] += first[i - 1];
        }
        return first;
    }

    private static int[] linesByReceipt(Contents contents, int[] firstLine) {
        int[] next = Arrays.copyOf(firstLine, firstLine.length);
        int[] lines = new int[contents.sales.size()];
        for (int i = 0; i < lines.length; i++) {
            lines[next[contents.sales.document(i)]++] = i;
        }
        return lines;
    }

    public List<Step> all() {
        return steps;
    }

    /** Indexes into {@link Contents#sales} of a receipt's lines, in order of the file. */
    public int[] linesOf(int receipt) {
        return Arrays.copyOfRange(lines, firstLine[receipt], firstLine[receipt + 1]);
    }

    public long netFen(int receipt) {
        long net = 0;
        for (int i = firstLine[receipt]; i < firstLine[receipt + 1]; i++) {
            net += contents.sales.amountFen(lines[i]);
        }
        return net;
    }
}
