package io.huiji.server.desk.web;

import io.huiji.server.access.AccessSettings;
import io.huiji.server.access.Caller;
import io.huiji.server.access.Scope;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.purchase.ReceiptRow;
import io.huiji.server.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** What a cashier may take back by herself: a receipt of her own stores, of today or of the last hours (a shift may pass midnight). Older ones are a manager's. */
@Component
class Shift {

    private final Duration length;
    private final InstantSource clock;

    Shift(AccessSettings settings, InstantSource clock) {
        this.length = settings.shift();
        this.clock = clock;
    }

    /** @throws Problem {@code manager_needed}, {@code store_not_allowed} */
    void requireMayRefund(ReceiptRow sale, Store sold, Caller caller) {
        if (caller.has(Scope.REFUNDS_OLDER)) {
            return;
        }
        caller.requireStore(sold.id());
        Instant now = clock.instant();
        ZoneId zone = ZoneId.of(sold.zone());
        boolean today = sale.eventAt().atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        if (!today && sale.eventAt().isBefore(now.minus(length))) {
            throw Problem.of(ProblemCode.MANAGER_NEEDED);
        }
    }
}
