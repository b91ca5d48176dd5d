package io.huiji.server.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that {@link RoundTrip} sends together with others. */
public sealed interface Statement permits Query, Update {

    /** One statement, without a semicolon. */
    String sql();

    /** In the order of its question marks; arrays of primitives travel in binary. */
    List<@Nullable Object> arguments();
}
