package io.huiji.server.audit.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A journal row as bytes: every column, in a fixed form that outlives the code. Times are microseconds since 1970. */
public record SealedRow(long memberId, long journalId, byte[] bytes) {

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

    /** The row's name and the first 8 bytes of its SHA-256. */
    public SealEntry entry(MessageDigest sha256) {
        sha256.reset();
        return new SealEntry(memberId, journalId, ByteBuffer.wrap(sha256.digest(bytes)).getLong());
    }
}
