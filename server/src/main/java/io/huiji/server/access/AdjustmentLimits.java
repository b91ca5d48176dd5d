package io.huiji.server.access;

import io.huiji.server.access.store.AdjustmentSql;
import io.huiji.server.platform.WriteKey;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether a person may adjust by herself. The way that a request goes is kept by its idempotency key, so that a repeat goes the same way on any day;
 * the person's row is locked while the sum of her day is looked at, so that many at once, through any instance, do not pass the limit together.
 */
@Component
public class AdjustmentLimits {

    private final AdjustmentSql rows;
    private final AdjustmentSettings settings;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    AdjustmentLimits(AdjustmentSql rows, AdjustmentSettings settings, InstantSource clock, TransactionTemplate transaction) {
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** @param points up or down. @return {@code false}: a second person has to approve */
    public boolean isWithin(Caller caller, WriteKey key, long points) {
        if (!caller.isStaff()) {
            return true;
        }
        long size = Math.abs(points);
        LocalDate day = LocalDate.ofInstant(clock.instant(), settings.zone());
        return Objects.requireNonNull(transaction.execute(status -> {
            rows.lock(caller.callerId());
            return rows.way(key.claim()).orElseGet(() -> {
                boolean direct = size <= settings.pointsMax() && size <= settings.pointsPerDayMax() - rows.sum(caller.callerId(), day);
                rows.insert(key.claim(), caller.callerId(), day, size, direct);
                return direct;
            });
        }));
    }

    /** It was refused in the end and counts for nothing. */
    public void giveBack(WriteKey key) {
        rows.clear(key.claim());
    }
}
