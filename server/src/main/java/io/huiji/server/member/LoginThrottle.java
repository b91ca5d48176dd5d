package io.huiji.server.member;

import io.huiji.server.member.store.LoginSql;
import io.huiji.server.member.store.ThrottleSql;
import io.huiji.server.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How often codes may be asked for and tried. Phones, addresses and devices are kept as keyed hashes, and for two days. */
@Component
class LoginThrottle {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(2);

    private final ThrottleSql rows;
    private final LoginSql logins;
    private final Throttle throttle;
    private final LoginSettings settings;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    LoginThrottle(ThrottleSql rows, LoginSql logins, Throttle throttle, LoginSettings settings, TransactionTemplate transaction, InstantSource clock) {
        this.rows = rows;
        this.logins = logins;
        this.throttle = throttle;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Counts a code that is asked for, against the device, the address and the phone; refused by one, it counts against none.
     *
     * @param counted what a phone's codes are counted apart by, so that one purpose leaves the other its share
     * @throws Problem {@code rate_limited}
     */
    void code(UUID phoneHash, String counted, MemberLogins.Origin origin) {
        transaction.executeWithoutResult(status -> {
            if (origin.device() != null) {
                throttle.take("device", origin.device(), HOUR, settings.devicePerHour());
            }
            throttle.take("address", origin.address(), HOUR, settings.addressPerHour());
            throttle.take(counted + "-day", phoneHash, DAY, settings.phonePerDay(), settings.resendAfter());
            throttle.take(counted + "-hour", phoneHash, HOUR, settings.phonePerHour(), Duration.ZERO);
        });
    }

    /** @throws Problem {@code rate_limited} */
    void attempt(MemberLogins.Origin origin) {
        throttle.take("tries", origin.address(), HOUR, settings.triesPerAddressPerHour());
    }

    /** Answers how many rows it forgot. */
    @Scheduled(initialDelayString = "6m", fixedDelayString = "1h")
    int sweep() {
        Instant before = clock.instant().minus(KEPT);
        return rows.deleteUsedBefore(before) + logins.deleteExpiredBefore(before);
    }
}
