package io.huiji.server.access;

import io.huiji.server.access.store.AdjustmentSql;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.WriteKey;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether a person or a partner may adjust without a second person. Whoever sits at the machine itself has no limit. The way that a request goes is kept by its idempotency key, so that a repeat goes the same way on any day;
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

    /**
     * A key cannot ask for approval: whoever made it could then approve her own wish.
     *
     * @param points up or down
     * @return {@code false}: a second person has to approve
     * @throws Problem {@code person_needed}: more than a key may
     */
    public boolean isWithin(Caller caller, WriteKey key, long points) {
        if (caller.kind() == Caller.Kind.OPERATOR) {
            return true;
        }
        boolean within = isWithinTheDay(caller, key, points);
        if (!within && !caller.isStaff()) {
            throw Problem.of(ProblemCode.PERSON_NEEDED, Map.of("pointsMax", settings.keyPointsMax(), "pointsPerDayMax", settings.keyPointsPerDayMax()));
        }
        return within;
    }

    private boolean isWithinTheDay(Caller caller, WriteKey key, long points) {
        long size = Math.abs(points);
        LocalDate day = LocalDate.ofInstant(clock.instant(), settings.zone());
        return Objects.requireNonNull(transaction.execute(status -> {
            rows.lock(caller.callerId());
            return rows.way(key.claim()).orElseGet(() -> {
                boolean direct = size <= settings.pointsMax(caller) && size <= settings.pointsPerDayMax(caller) - rows.sum(caller.callerId(), day);
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
