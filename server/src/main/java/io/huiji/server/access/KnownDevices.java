package io.huiji.server.access;

import io.huiji.server.access.store.DeviceSql;
import io.huiji.server.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * Devices on which a person has signed in before (OWASP "device cookies"). Attempts there are counted by themselves, so that strangers who guess her password do
 * not lock her out. A device proves nothing else: name, password and second factor are asked for as everywhere.
 */
@Component
class KnownDevices {

    static final Duration LIFE = Duration.ofDays(180);
    private static final int PER_PERSON_MAX = 20;

    private final DeviceSql rows;
    private final InstantSource clock;

    KnownDevices(DeviceSql rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
    }

    boolean isKnown(String device, String username) {
        return rows.exists(hash(device, username), clock.instant().minus(LIFE));
    }

    /** Inside the transaction that lets her in and has locked her account: of more than {@value #PER_PERSON_MAX} the oldest are forgotten. */
    void remember(String device, StaffMember person) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        rows.put(hash(device, person.username()), person.staffId(), now);
        rows.clear(person.staffId(), now.minus(LIFE), PER_PERSON_MAX);
    }

    /** With a new password this device is the only one that is known, as this session is the only one. */
    void rememberAlone(String device, StaffMember person) {
        rows.forget(person.staffId());
        remember(device, person);
    }

    private static byte[] hash(String device, String username) {
        return Digests.sha256((device + "\n" + username).getBytes(StandardCharsets.UTF_8));
    }
}
