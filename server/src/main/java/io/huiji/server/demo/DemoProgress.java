package io.huiji.server.demo;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Says every few seconds how far it is, how fast, and how long it will take. */
final class DemoProgress {

    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final double NANOS = 1e9;

    private final double whole;
    private final long start = System.nanoTime();
    private double done;
    private double doneBefore;
    private long receipts;
    private long receiptsBefore;
    private long last = start;

    /** @param whole how much work there is, in whatever unit {@link #day} counts */
    DemoProgress(double whole) {
        this.whole = whole;
    }

    /** A day that was there already. */
    void skip(double work) {
        done += work;
        doneBefore += work;
    }

    void day(DemoDays.Day day, double work) {
        receipts += day.happenings().stream().filter(Happening.Sale.class::isInstance).count();
        done += work;
        long now = System.nanoTime();
        if (now - last >= EVERY_NANOS) {
            long left = secondsLeft(whole - done, done - doneBefore, now - start);
            DemoChain.say(String.format(Locale.ROOT, "  %3.0f%%  %s  %,9d 张小票 receipts  %,6.0f/s  还需约 %d 秒 / %d s left",
                    100 * done / whole, day.date(), receipts, (receipts - receiptsBefore) * NANOS / (now - last), left, left));
            last = now;
            receiptsBefore = receipts;
        }
    }

    /** The work is added up day by day, so that what is left at the end may be a hair below nothing. */
    static long secondsLeft(double workLeft, double workDone, long nanos) {
        return Math.round(Math.max(0, workLeft) * nanos / Math.max(1e-9, workDone) / NANOS);
    }

    void end() {
        DemoChain.say(String.format(Locale.ROOT, "  100%%  %,d 张小票 receipts, %.1f s", receipts, (System.nanoTime() - start) / NANOS));
    }
}
