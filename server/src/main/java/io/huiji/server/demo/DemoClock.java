package io.huiji.server.demo;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The clock of an installation while its demo year passes: as late as {@link DemoYear} says, and running on from there. Before and afterwards it is the clock
 * that it stands for. So all that happens in that year is booked, sealed and remembered by the ordinary ways, on its day.
 */
final class DemoClock implements InstantSource {

    private record Journey(Instant at, long sinceNanos) {}

    private final InstantSource real;
    private volatile @Nullable Journey journey;

    DemoClock(InstantSource real) {
        this.real = real;
    }

    @Override
    public Instant instant() {
        Journey now = journey;
        return now == null ? real.instant() : now.at().plusNanos(System.nanoTime() - now.sinceNanos());
    }

    boolean isHome() {
        return journey == null;
    }

    void travelTo(Instant at) {
        journey = new Journey(at, System.nanoTime());
    }

    void comeHome() {
        journey = null;
    }
}
