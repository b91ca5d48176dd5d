package io.huiji.server.imports.job;

import io.huiji.server.imports.model.BalanceLines;
import io.huiji.server.member.MemberEntry.Change;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of a run of old balances, or of what it would do. */
record BalanceFigures(BalanceLines.Read read, CountedRejections rejections, Count count, long startNanos) {

    /** Counted by the desk's threads. */
    static final class Count {

        private final Map<Change, Long> members = new EnumMap<>(Change.class);
        private long balances;
        private long points;
        private long alreadyThere;
        private long cards;

        synchronized void member(Change change) {
            members.merge(change, 1L, Long::sum);
        }

        synchronized void granted(long granted) {
            balances++;
            points = Math.addExact(points, granted);
        }

        synchronized void wasThere() {
            alreadyThere++;
        }

        synchronized void cards(long fresh, long known) {
            cards += fresh;
            alreadyThere += known;
        }

        synchronized long points() {
            return points;
        }

        synchronized long balances() {
            return balances;
        }
    }

    /** In the order they are printed. */
    Map<String, String> summary() {
        Map<String, String> figures = new LinkedHashMap<>();
        long milliseconds = (System.nanoTime() - startNanos) / 1_000_000;
        synchronized (count) {
            put(figures, "lines", read.lines());
            put(figures, "balances", count.balances);
            put(figures, "points", count.points);
            put(figures, "members_new", count.members.getOrDefault(Change.NEW, 0L));
            put(figures, "members_completed", count.members.getOrDefault(Change.COMPLETED, 0L));
            put(figures, "members_unchanged", count.members.getOrDefault(Change.UNCHANGED, 0L));
            put(figures, "cards_blank", count.cards);
            put(figures, "already_there", count.alreadyThere);
        }
        put(figures, "rejected", rejections.lines());
        put(figures, "lines_ignored", read.ignored());
        figures.put("seconds", milliseconds / 1_000 + "." + milliseconds / 100 % 10);
        return figures;
    }

    private static void put(Map<String, String> figures, String name, long value) {
        figures.put(name, Long.toString(value));
    }
}
