package io.huiji.server.access.model;

import io.huiji.server.platform.Digests;
import io.huiji.server.platform.WholeNumbers;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/** What a caller sends: {@code hj_<key id>_<32 random bytes in base64url>}. The id finds the row, the secret proves it. */
public record KeyText(long keyId, byte[] secret) {

    private static final String PREFIX = "hj_";
    private static final int SECRET_BYTES = 32;
    private static final int SECRET_CHARACTERS = 43;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static KeyText fresh(long keyId) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new KeyText(keyId, secret);
    }

    /** Empty for whatever is not spelt like a key. */
    public static Optional<KeyText> parse(String text) {
        int end = text.indexOf('_', PREFIX.length());
        if (!text.startsWith(PREFIX) || end < 0 || text.length() - end - 1 != SECRET_CHARACTERS) {
            return Optional.empty();
        }
        OptionalLong keyId = WholeNumbers.parseLong(text.substring(PREFIX.length(), end));
        if (keyId.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new KeyText(keyId.getAsLong(), Base64.getUrlDecoder().decode(text.substring(end + 1))));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    public byte[] hash() {
        return Digests.sha256(secret);
    }

    public String text() {
        return PREFIX + keyId + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return PREFIX + keyId + "_…";
    }
}
