package io.huiji.server.audit.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A journal row, or a decision, as bytes: every column, in a fixed form that outlives the code. Times are microseconds since 1970. */
public record SealedRow(long memberId, long id, byte[] bytes) {

    /** @param storeId 0: none */
    public static SealedRow of(long memberId, long id, long bookedAtMicros, long effectiveAtMicros, long decisionId, String reason, long asset,
            long storeId, long[] amounts) {
        byte[] word = reason.getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES * (8 + amounts.length) + word.length);
        buffer.putLong(memberId).putLong(id).putLong(bookedAtMicros).putLong(effectiveAtMicros).putLong(decisionId).putLong(asset).putLong(storeId);
        for (long amount : amounts) {
            buffer.putLong(amount);
        }
        buffer.putLong(word.length).put(word);
        return new SealedRow(memberId, id, buffer.array());
    }

    /** A decision by the digest of all it holds. */
    public static SealedRow of(long memberId, long decisionId, byte[] digest) {
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES + digest.length).putLong(memberId).putLong(decisionId).put(digest).array();
        return new SealedRow(memberId, decisionId, bytes);
    }

    /** The row's name and the first 8 bytes of its SHA-256. */
    public SealEntry entry(MessageDigest sha256) {
        sha256.reset();
        return new SealEntry(memberId, id, ByteBuffer.wrap(sha256.digest(bytes)).getLong());
    }
}
