package io.huiji.engine.time;

import java.time.ZoneId;
import java.util.concurrent.ConcurrentHashMap;

/** Zones by their IANA name, looked up once. */
public final class Zones {

    private static final int MAXIMUM_KEPT = 1_000;
    private static final ConcurrentHashMap<String, ZoneId> KEPT = new ConcurrentHashMap<>();

    private Zones() {}

    /** @throws java.time.DateTimeException if there is no such zone */
    public static ZoneId of(String name) {
        ZoneId kept = KEPT.get(name);
        if (kept != null) {
            return kept;
        }
        ZoneId zone = ZoneId.of(name);
        if (KEPT.size() < MAXIMUM_KEPT) {
            KEPT.put(name, zone);
        }
        return zone;
    }
}
