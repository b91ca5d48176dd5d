package io.huiji.server.member;

import io.huiji.server.member.model.MemberKeys;
import io.huiji.server.member.store.ThrottleSql;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** So many of something in an hour or a day, exact over all instances. What is counted is kept as a keyed hash. */
@Component
public class Throttle {

    private final ThrottleSql rows;
    private final MemberKeys keys;
    private final InstantSource clock;

    Throttle(ThrottleSql rows, MemberKeys keys, InstantSource clock) {
        this.rows = rows;
        this.keys = keys;
        this.clock = clock;
    }

    /** Counts one more. Outside a transaction it stays counted whatever comes of it. @throws Problem {@code rate_limited}: the slot is full */
    public void take(String kind, String who, Duration slot, int max) {
        take(kind, keys.asker(kind, who), slot, max, Duration.ZERO);
    }

    /** As above, and not sooner than {@code apart} after the last. */
    void take(String kind, UUID keyHash, Duration slot, int max, Duration apart) {
        Instant now = clock.instant();
        if (!rows.take(kind, keyHash, slot, max, apart, now)) {
            long slotLeftSeconds = slot.toSeconds() - now.getEpochSecond() % slot.toSeconds();
            throw Problem.later(ProblemCode.RATE_LIMITED, apart.isZero() ? Duration.ofSeconds(slotLeftSeconds) : apart);
        }
    }
}
