package io.huiji.server.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/** An opaque cursor: four bytes of a check sum and the last key, in base64url. The sum only catches mistakes; a cursor grants nothing. */
public final class Cursor {

    private static final int SUM_BYTES = 4;
    private static final int LENGTH_MAX = 512;

    private Cursor() {}

    public static String encode(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(sum(bytes), SUM_BYTES + bytes.length);
        System.arraycopy(bytes, 0, all, SUM_BYTES, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** @throws Problem {@code invalid_field}: not a cursor that a page gave */
    public static String decode(String cursor) {
        if (cursor.length() > LENGTH_MAX) {
            throw refused();
        }
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException tampered) {
            throw refused();
        }
        if (all.length <= SUM_BYTES) {
            throw refused();
        }
        byte[] key = Arrays.copyOfRange(all, SUM_BYTES, all.length);
        if (!MessageDigest.isEqual(sum(key), Arrays.copyOf(all, SUM_BYTES))) {
            throw refused();
        }
        return new String(key, StandardCharsets.UTF_8);
    }

    static Problem refused() {
        return Problem.invalid("cursor", "unknown_value", "不是上一页给出的游标", "Not a cursor that a page gave");
    }

    private static byte[] sum(byte[] key) {
        return Arrays.copyOf(Digests.sha256(key), SUM_BYTES);
    }
}
