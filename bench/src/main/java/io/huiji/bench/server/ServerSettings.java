package io.huiji.bench.server;

import java.nio.file.Path;
import java.util.Map;

/** What is set apart from production: where it listens and keeps its data, and no limit on what one key may ask. */
public final class ServerSettings {

    private static final String UNLIMITED = "1000000";

    private ServerSettings() {}

    /** For the server and for commands that work beside it. */
    public static Map<String, String> environment(Path data, int port) {
        return Map.of(
                "HUIJI_DATA", data.toAbsolutePath().toString(),
                "HUIJI_PORT", Integer.toString(port),
                "HUIJI_ACCESS_REQUESTSPERSECOND", UNLIMITED,
                "HUIJI_ACCESS_REQUESTSBURST", UNLIMITED);
    }
}
