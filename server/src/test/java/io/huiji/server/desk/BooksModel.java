package io.huiji.server.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One member's books, as simply as they can be said: a list of lots, a debt, holds. The rules are those of {@link ModelIT#PROGRAMME}: a point a yuan,
 * lots that live a month, holds of 15 minutes. Written without looking at the engine's structures, so that both must be wrong alike to agree.
 */
final class BooksModel {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Comparator<Lot> DRAW_ORDER = Comparator.comparing((Lot lot) -> lot.expiresAt)
            .thenComparing(lot -> lot.earnedAt).thenComparing(lot -> lot.sequence);
    private static long sequences;

    static final class Lot {
        final Object origin;
        final Instant earnedAt;
        final Instant expiresAt;
        final long sequence = sequences++;
        long remaining;

        Lot(Object origin, Instant earnedAt, Instant expiresAt, long remaining) {
            this.origin = origin;
            this.earnedAt = earnedAt;
            this.expiresAt = expiresAt;
            this.remaining = remaining;
        }
    }

    record Draw(Lot lot, long points) {}

    static final class Hold {
        final Instant expiresAt;
        final List<Draw> draws;
        boolean open = true;

        Hold(Instant expiresAt, List<Draw> draws) {
            this.expiresAt = expiresAt;
            this.draws = draws;
        }

        long points() {
            return draws.stream().mapToLong(Draw::points).sum();
        }
    }

    final List<Lot> lots = new ArrayList<>();
    final List<Hold> holds = new ArrayList<>();
    long debt;

    long spendable() {
        return lots.stream().mapToLong(lot -> lot.remaining).sum();
    }

    long held() {
        return holds.stream().filter(hold -> hold.open).mapToLong(Hold::points).sum();
    }

    /** What is open, in draw order: expiry, remaining, held. */
    List<String> open() {
        lots.sort(DRAW_ORDER);
        return lots.stream().filter(lot -> lot.remaining + held(lot) > 0).map(lot -> lot.expiresAt + " " + lot.remaining + " " + held(lot)).toList();
    }

    private long held(Lot lot) {
        return holds.stream().filter(hold -> hold.open).flatMap(hold -> hold.draws.stream()).filter(draw -> draw.lot() == lot).mapToLong(Draw::points).sum();
    }

    /** What time has done up to now: at each instant first holds end, then lots lapse. */
    void settle(Instant now) {
        while (true) {
            Instant holdEnds = holds.stream().filter(hold -> hold.open).map(hold -> hold.expiresAt).min(Comparator.naturalOrder()).orElse(Instant.MAX);
            Instant lotLapses = lots.stream().filter(lot -> lot.remaining > 0).map(lot -> lot.expiresAt).min(Comparator.naturalOrder()).orElse(Instant.MAX);
            Instant next = holdEnds.isBefore(lotLapses) ? holdEnds : lotLapses;
            if (next.isAfter(now)) {
                return;
            }
            if (holdEnds.equals(next)) {
                holds.stream().filter(hold -> hold.open && hold.expiresAt.equals(next)).findFirst().ifPresent(hold -> release(hold, next));
            } else {
                lapse(next);
            }
        }
    }

    void release(Hold hold, Instant at) {
        hold.open = false;
        hold.draws.forEach(draw -> draw.lot().remaining += draw.points());
        lapse(at);
        repayDebt();
    }

    private void lapse(Instant at) {
        lots.stream().filter(lot -> !lot.expiresAt.isAfter(at)).forEach(lot -> lot.remaining = 0);
    }

    private void repayDebt() {
        long paid = Math.min(debt, spendable());
        draw(paid);
        debt -= paid;
    }

    List<Draw> draw(long points) {
        List<Draw> draws = new ArrayList<>();
        long left = points;
        lots.sort(DRAW_ORDER);
        for (Lot lot : lots) {
            long part = Math.min(left, lot.remaining);
            if (part > 0) {
                lot.remaining -= part;
                left -= part;
                draws.add(new Draw(lot, part));
            }
        }
        return draws;
    }

    /** Debt is paid from what comes in. */
    void open(Object origin, Instant earnedAt, Instant expiresAt, long points) {
        if (points > 0) {
            long repaid = Math.min(debt, points);
            debt -= repaid;
            lots.add(new Lot(origin, earnedAt, expiresAt, points - repaid));
        }
    }

    void earn(Object origin, Instant now, long points) {
        open(origin, now, aMonthFrom(now), points);
    }

    static Instant aMonthFrom(Instant now) {
        return now.atZone(ZONE).toLocalDate().plusMonths(1).atStartOfDay(ZONE).toInstant();
    }

    void clawBack(Object origin, long points) {
        long left = points;
        lots.sort(DRAW_ORDER);
        for (Lot lot : lots) {
            long part = lot.origin == origin ? Math.min(left, lot.remaining) : 0;
            lot.remaining -= part;
            left -= part;
        }
        long fromOthers = Math.min(left, spendable());
        draw(fromOthers);
        debt += left - fromOthers;
    }

    /** Captures the first drawn, gives the rest back. */
    List<Draw> capture(Hold hold, long points, Instant now) {
        hold.open = false;
        List<Draw> captured = new ArrayList<>();
        long left = points;
        for (Draw draw : hold.draws) {
            long part = Math.min(left, draw.points());
            left -= part;
            draw.lot().remaining += draw.points() - part;
            if (part > 0) {
                captured.add(new Draw(draw.lot(), part));
            }
        }
        lapse(now);
        repayDebt();
        return captured;
    }

    void restore(List<Draw> draws, Instant now) {
        draws.forEach(draw -> draw.lot().remaining += draw.points());
        repayDebt();
        lapse(now);
    }
}
