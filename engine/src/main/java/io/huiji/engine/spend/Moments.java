package io.huiji.engine.spend;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Instants as words of a step. */
final class Moments {

    private Moments() {}

    static Map<String, String> words(String name, @Nullable Instant instant) {
        return instant == null ? Map.of() : Map.of(name, instant.toString());
    }
}
