package io.huiji.bench.purchases;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/** When a purchase was made, as JSON text of a fixed width. */
public interface EventTimes {

    /** {@code "2026-11-23T02:00:00Z"} with its quotes. */
    int WIDTH = 22;

    byte[] next(SplittableRandom random);

    /** This second: what a till says. */
    static EventTimes now(InstantSource clock) {
        return new Now(clock);
    }

    /** Some second of so many days before now: what a chain's history looks like. */
    static EventTimes past(InstantSource clock, int days) {
        long end = clock.instant().getEpochSecond();
        return random -> text(end - random.nextLong(days * 86_400L));
    }

    private static byte[] text(long epochSecond) {
        return ("\"" + Instant.ofEpochSecond(epochSecond).truncatedTo(ChronoUnit.SECONDS) + "\"").getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes a second's text once. */
    final class Now implements EventTimes {

        private record Second(long epochSecond, byte[] text) {}

        private final InstantSource clock;
        private volatile Second last = new Second(0, text(0));

        private Now(InstantSource clock) {
            this.clock = clock;
        }

        @Override
        public byte[] next(SplittableRandom random) {
            long second = Math.floorDiv(clock.millis(), 1000L);
            Second known = last;
            if (known.epochSecond() != second) {
                known = new Second(second, text(second));
                last = known;
            }
            return known.text();
        }
    }
}
