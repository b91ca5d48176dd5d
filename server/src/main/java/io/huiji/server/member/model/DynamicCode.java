package io.huiji.server.member.model;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code on a member's phone: who, when, whether it may spend, a nonce, and 96 bits of HMAC-SHA-256 over them, as 49 characters of 0–9 and A–V (a QR code packs those in 5.5 bits each).
 *
 * @param issuedAt to the millisecond
 * @param maySpend whether it is good for more than collecting points
 */
public record DynamicCode(long memberId, Instant issuedAt, boolean maySpend, int nonce) {

    private static final byte FORMAT = 1;
    private static final int PAYLOAD_BYTES = 1 + Long.BYTES + Long.BYTES - 2 + Integer.BYTES;
    private static final int MAC_BYTES = 12;

    /** The highest of the 48 bits of the time, which no time needs before the year 6429: codes keep their shape, and one from before there was this bit only collects. */
    private static final long MAY_SPEND = 1L << 47;

    private static final int RADIX = 32;
    private static final Pattern SHAPE = Pattern.compile("1[0-9A-V]{48}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public static DynamicCode issue(long memberId, boolean maySpend, Instant now) {
        return new DynamicCode(memberId, Instant.ofEpochMilli(now.toEpochMilli()), maySpend, RANDOM.nextInt());
    }

    /** Empty: not a code, or not one of ours. */
    public static Optional<DynamicCode> read(String text, MemberKeys keys) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        byte[] bytes = new BigInteger(text, RADIX).toByteArray();
        if (bytes.length != PAYLOAD_BYTES + MAC_BYTES || bytes[0] != FORMAT) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOf(bytes, PAYLOAD_BYTES);
        byte[] given = Arrays.copyOfRange(bytes, PAYLOAD_BYTES, bytes.length);
        if (keys.codeMacs(payload).stream().noneMatch(mac -> MessageDigest.isEqual(Arrays.copyOf(mac, MAC_BYTES), given))) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(payload, 1, PAYLOAD_BYTES - 1);
        long memberId = buffer.getLong();
        long time = ((buffer.getShort() & 0xFFFFL) << 32) | (buffer.getInt() & 0xFFFF_FFFFL);
        return Optional.of(new DynamicCode(memberId, Instant.ofEpochMilli(time & ~MAY_SPEND), (time & MAY_SPEND) != 0, buffer.getInt()));
    }

    public String text(MemberKeys keys) {
        long time = issuedAt.toEpochMilli() | (maySpend ? MAY_SPEND : 0);
        byte[] payload = ByteBuffer.allocate(PAYLOAD_BYTES).put(FORMAT).putLong(memberId)
                .putShort((short) (time >>> 32)).putInt((int) time).putInt(nonce).array();
        byte[] all = Arrays.copyOf(payload, PAYLOAD_BYTES + MAC_BYTES);
        System.arraycopy(keys.codeMac(payload), 0, all, PAYLOAD_BYTES, MAC_BYTES);
        return new BigInteger(1, all).toString(RADIX).toUpperCase(Locale.ROOT);
    }

    /** Lives from its issue up to, not including, {@code issuedAt + life}. A till's clock may be ahead or behind by {@code skew}. */
    public boolean livesAt(Instant at, Duration life, Duration skew) {
        return !at.isBefore(issuedAt.minus(skew)) && at.isBefore(issuedAt.plus(life));
    }

    public Instant expiresAt(Duration life) {
        return issuedAt.plus(life);
    }
}
