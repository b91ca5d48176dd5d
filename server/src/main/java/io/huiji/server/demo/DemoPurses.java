package io.huiji.server.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How many points everybody has for certain, guessed without asking the books: what was earned at least within the last twelve months, less what was spent in
 * them. So a redemption is tried where it can succeed, and the chain can be made up without being carried out.
 */
final class DemoPurses {

    private static final int MONTHS = 12;

    private final int[][] earned;
    private final int[][] spent;
    private final long[] paidFen;
    private final LocalDate first;
    private int month;

    DemoPurses(DemoPlan plan, int people) {
        int months = plan.size().months() + 1;
        earned = new int[people][months];
        spent = new int[people][months];
        paidFen = new long[people];
        first = plan.firstDay();
    }

    void open(LocalDate day) {
        int now = (int) ChronoUnit.MONTHS.between(first, day);
        if (now != month) {
            java.util.Arrays.setAll(paidFen, person -> paidFen[person] * 2 / 3);
        }
        month = now;
    }

    void earn(int person, long points, long fen) {
        earned[person][month] += (int) points;
        paidFen[person] += fen;
    }

    void spend(int person, int points) {
        spent[person][month] += points;
    }

    /** With a little to spare: parts of a receipt that come back are rounded. */
    int atLeast(int person) {
        int sum = 0;
        for (int i = Math.max(0, month - MONTHS + 1); i <= month; i++) {
            sum += earned[person][i] - spent[person][i];
        }
        return sum - 5;
    }

    /** Who paid most lately; the best first. */
    List<Integer> best(int count) {
        return java.util.stream.IntStream.range(0, paidFen.length).boxed().sorted((a, b) -> Long.compare(paidFen[b], paidFen[a])).limit(count).toList();
    }
}
