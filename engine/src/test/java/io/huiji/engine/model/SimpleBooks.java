package io.huiji.engine.model;

import io.huiji.engine.Members;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** One member's books, written for plainness: lots in a list, everything found by looking at all of them. Every lot expires. */
final class SimpleBooks {

    static final class Lot {
        final int number;
        final Instant earnedAt;
        final Instant activeAt;
        Instant expiresAt;
        long left;
        long held;
        boolean active;

        Lot(int number, Instant earnedAt, Instant activeAt, Instant expiresAt, long left, boolean active) {
            this.number = number;
            this.earnedAt = earnedAt;
            this.activeAt = activeAt;
            this.expiresAt = expiresAt;
            this.left = left;
            this.active = active;
        }
    }

    record Taken(Lot lot, long points) {}

    record Hold(int number, Instant until, List<Taken> taken) {}

    final List<Lot> lots = new ArrayList<>();
    final List<Hold> holds = new ArrayList<>();
    long debt;
    private final int graceDays;
    private int numbers;

    /** {@code graceDays}: in Shanghai, for what comes back to a lot that has lapsed. */
    SimpleBooks(int graceDays) {
        this.graceDays = graceDays;
    }

    long spendable() {
        return lots.stream().filter(lot -> lot.active).mapToLong(lot -> lot.left).sum();
    }

    long pending() {
        return lots.stream().filter(lot -> !lot.active).mapToLong(lot -> lot.left).sum();
    }

    long held() {
        return lots.stream().mapToLong(lot -> lot.held).sum();
    }

    /** Settles a copy. */
    long spendableOnceSettled(Instant now) {
        SimpleBooks copy = new SimpleBooks(graceDays);
        copy.debt = debt;
        for (Lot lot : lots) {
            Lot same = new Lot(lot.number, lot.earnedAt, lot.activeAt, lot.expiresAt, lot.left, lot.active);
            same.held = lot.held;
            copy.lots.add(same);
        }
        for (Hold hold : holds) {
            List<Taken> taken = hold.taken().stream().map(part -> new Taken(copy.lots.get(lots.indexOf(part.lot())), part.points())).toList();
            copy.holds.add(new Hold(hold.number(), hold.until(), taken));
        }
        copy.settle(now);
        return copy.spendable();
    }

    /** What is open, in draw order, as text to compare. */
    List<String> open() {
        return inDrawOrder().stream().filter(lot -> lot.left + lot.held > 0)
                .map(lot -> lot.expiresAt + " " + lot.left + " " + lot.held + " " + lot.active).toList();
    }

    private List<Lot> inDrawOrder() {
        return lots.stream().sorted(Comparator.<Lot, Instant>comparing(lot -> lot.expiresAt).thenComparing(lot -> lot.earnedAt)
                .thenComparing(lot -> lot.number)).toList();
    }

    /** Everything that time did, moment by moment. */
    void settle(Instant now) {
        TreeSet<Instant> moments = new TreeSet<>();
        holds.forEach(hold -> moments.add(hold.until()));
        lots.forEach(lot -> moments.add(lot.activeAt));
        lots.forEach(lot -> moments.add(lot.expiresAt));
        for (Instant moment = moments.pollFirst(); moment != null && !moment.isAfter(now); moment = moments.pollFirst()) {
            for (Hold hold : List.copyOf(holds)) {
                if (!hold.until().isAfter(moment)) {
                    release(hold, moment);
                }
            }
            for (Lot lot : lots) {
                lot.active |= !lot.activeAt.isAfter(moment);
                if (lot.expiresAt.isAfter(moment)) {
                    moments.add(lot.expiresAt);
                }
            }
            lapse(moment);
            repay();
        }
    }

    void lapse(Instant moment) {
        lots.stream().filter(lot -> !lot.expiresAt.isAfter(moment)).forEach(lot -> lot.left = 0);
    }

    void release(Hold hold, Instant moment) {
        if (graceDays > 0) {
            lapse(moment);
        }
        give(hold.taken(), moment);
        hold.taken().forEach(taken -> taken.lot().held -= taken.points());
        holds.remove(hold);
        lapse(moment);
        repay();
    }

    void give(List<Taken> back, Instant moment) {
        back.forEach(taken -> give(taken.lot(), taken.points(), moment));
    }

    private void give(Lot lot, long points, Instant moment) {
        if (points > 0 && graceDays > 0 && !lot.expiresAt.isAfter(moment)) {
            lot.expiresAt = moment.atZone(Members.SHANGHAI).toLocalDate().plusDays(graceDays + 1L).atStartOfDay(Members.SHANGHAI).toInstant();
        }
        lot.left += points;
    }

    void repay() {
        long paid = Math.min(debt, spendable());
        take(paid);
        debt -= paid;
    }

    List<Taken> take(long points) {
        List<Taken> taken = new ArrayList<>();
        long left = points;
        for (Lot lot : inDrawOrder()) {
            long part = lot.active ? Math.min(left, lot.left) : 0;
            if (part > 0) {
                lot.left -= part;
                left -= part;
                taken.add(new Taken(lot, part));
            }
        }
        return taken;
    }

    Lot open(Instant earnedAt, Instant activeAt, Instant expiresAt, long points, Instant now) {
        boolean active = !activeAt.isAfter(now);
        long paid = active ? Math.min(debt, points) : 0;
        debt -= paid;
        Lot lot = new Lot(numbers++, earnedAt, activeAt, expiresAt, points - paid, active);
        lots.add(lot);
        return lot;
    }

    void hold(long points, Instant until) {
        List<Taken> taken = take(points);
        taken.forEach(part -> part.lot().held += part.points());
        holds.add(new Hold(numbers++, until, taken));
    }

    /** What was spent of the hold, lot by lot. */
    List<Taken> capture(Hold hold, long points, Instant now) {
        List<Taken> spent = new ArrayList<>();
        long left = points;
        for (Taken taken : hold.taken()) {
            long part = Math.min(left, taken.points());
            left -= part;
            taken.lot().held -= taken.points();
            give(taken.lot(), taken.points() - part, now);
            if (part > 0) {
                spent.add(new Taken(taken.lot(), part));
            }
        }
        holds.remove(hold);
        lapse(now);
        repay();
        return spent;
    }

    void clawBack(List<Lot> own, long points) {
        long left = points;
        for (Lot lot : own) {
            long part = Math.min(left, lot.left);
            lot.left -= part;
            left -= part;
        }
        for (Taken taken : take(left)) {
            left -= taken.points();
        }
        debt += left;
    }
}
