package io.huiji.server.access.model;

import io.huiji.server.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** A secret of 256 random bits in base64url, as it stands in a cookie or in a one-time link. Stored is its {@link #hash()} alone. */
public record Token(String text) {

    private static final int BYTES = 32;
    private static final Pattern SPELLING = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public static Token fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Token(base64(bytes));
    }

    /** Whether the text is spelt like one. */
    public static boolean isSpelt(String text) {
        return SPELLING.matcher(text).matches();
    }

    public byte[] hash() {
        return Digests.sha256(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** A second secret that follows from this one and does not lead back to it: what a page sends along with a write. */
    public String csrf() {
        return base64(Digests.sha256(("csrf\n" + text).getBytes(StandardCharsets.US_ASCII)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "…";
    }
}
