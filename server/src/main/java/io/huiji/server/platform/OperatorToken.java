package io.huiji.server.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Lets whoever can read the data directory (the command line) act as operator. Fresh at each start, in {@code <data>/operator-token} (0600); here only its SHA-256 stays.
 */
public final class OperatorToken {

    public static final String FILE = "operator-token";

    private final byte[] sha256;

    private OperatorToken(byte[] sha256) {
        this.sha256 = sha256;
    }

    public static OperatorToken writeFresh(DataDirectory data) {
        String token = DataDirectory.randomHex();
        data.writePrivate(FILE, token);
        return new OperatorToken(hash(token));
    }

    /** In constant time. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(sha256, hash(candidate));
    }

    public byte[] sha256() {
        return sha256.clone();
    }

    private static byte[] hash(String token) {
        return Digests.sha256(token.getBytes(StandardCharsets.UTF_8));
    }
}
