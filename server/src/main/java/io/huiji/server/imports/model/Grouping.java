package io.huiji.server.imports.model;

import java.util.Arrays;

/** Lines by their receipt, each receipt's in order of the file. */
public final class Grouping {

    private final int[] firstLine;
    private final int[] lines;

    private Grouping(int[] firstLine, int[] lines) {
        this.firstLine = firstLine;
        this.lines = lines;
    }

    static Grouping of(Lines all, int documents) {
        int[] first = new int[documents + 1];
        for (int i = 0; i < all.size(); i++) {
            first[all.document(i) + 1]++;
        }
        for (int i = 1; i < first.length; i++) {
            first[i] += first[i - 1];
        }
        int[] next = Arrays.copyOf(first, first.length);
        int[] lines = new int[all.size()];
        for (int i = 0; i < lines.length; i++) {
            lines[next[all.document(i)]++] = i;
        }
        return new Grouping(first, lines);
    }

    public static Grouping ofAnonymous(Contents contents) {
        return of(contents.anonymousSales, contents.anonymousReceipts.size());
    }

    /** Indexes of a receipt's lines. */
    public int[] linesOf(int receipt) {
        return Arrays.copyOfRange(lines, firstLine[receipt], firstLine[receipt + 1]);
    }
}
