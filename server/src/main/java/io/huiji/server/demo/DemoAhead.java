package io.huiji.server.demo;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Makes up the coming day while the present one passes. */
final class DemoAhead {

    private final DemoDays days;
    private CompletableFuture<Optional<DemoDays.Day>> coming;

    DemoAhead(DemoDays days) {
        this.days = days;
        coming = madeUp();
    }

    /** Empty: there was none after the last. */
    Optional<DemoDays.Day> next() {
        Optional<DemoDays.Day> day = coming.join();
        if (day.isPresent()) {
            coming = madeUp();
        }
        return day;
    }

    private CompletableFuture<Optional<DemoDays.Day>> madeUp() {
        return CompletableFuture.supplyAsync(() -> days.hasNext() ? Optional.of(days.next()) : Optional.empty(), Thread::startVirtualThread);
    }
}
