package io.huiji.engine.spend;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Instants as words of a step. */
final class Moments {

    private Moments() {}

    /** The day on which the life of points ends; nothing if it never does. */
    static Map<String, String> expiry(@Nullable Instant expiresAt, ZoneId zone) {
        return expiresAt == null ? Map.of() : Map.of("expires_on", expiresAt.atZone(zone).toLocalDate().toString());
    }
}
