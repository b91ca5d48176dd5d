package io.huiji.server.access.model;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time passwords (RFC 6238 over RFC 4226): HMAC-SHA-1, steps of 30 seconds, 6 digits, as every authenticator has them. */
public final class Totp {

    private static final int STEP_SECONDS = 30;

    /** A phone's clock may be that many steps off. */
    private static final int STEPS_OFF_MAX = 1;

    private static final int DIGITS = 6;

    private Totp() {}

    /** The step that the code belongs to, among those around {@code now} and later than {@code lastStep}; every one is computed and compared in full. */
    public static OptionalLong stepOf(String code, byte[] secret, Instant now, long lastStep) {
        long current = step(now);
        OptionalLong found = OptionalLong.empty();
        for (long step = current - STEPS_OFF_MAX; step <= current + STEPS_OFF_MAX; step++) {
            boolean same = MessageDigest.isEqual(ascii(code), ascii(code(secret, step, DIGITS)));
            if (same && step > lastStep) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    public static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /** RFC 4226, 5.3. */
    public static String code(byte[] secret, long step, int digits) {
        byte[] mac = mac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = mac[mac.length - 1] & 0xf;
        int number = ByteBuffer.wrap(mac).getInt(offset) & 0x7fffffff;
        int modulus = 1;
        for (int i = 0; i < digits; i++) {
            modulus *= 10;
        }
        return String.format("%0" + digits + "d", number % modulus);
    }

    private static byte[] mac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
