package io.huiji.server.audit.model;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A sealed row's name and digest, 24 bytes in a seal's chunk. */
public record SealEntry(long memberId, long id, long digest) {

    /** The order of a seal. */
    public static final Comparator<SealEntry> ORDER = Comparator.comparingLong(SealEntry::memberId).thenComparingLong(SealEntry::id);

    private static final int BYTES = 3 * Long.BYTES;

    public static byte[] write(List<SealEntry> entries) {
        ByteBuffer buffer = ByteBuffer.allocate(entries.size() * BYTES);
        entries.forEach(entry -> buffer.putLong(entry.memberId).putLong(entry.id).putLong(entry.digest));
        return buffer.array();
    }

    /** Ignores a broken end: the digest of the day tells. */
    public static List<SealEntry> read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        List<SealEntry> entries = new ArrayList<>(bytes.length / BYTES);
        while (buffer.remaining() >= BYTES) {
            entries.add(new SealEntry(buffer.getLong(), buffer.getLong(), buffer.getLong()));
        }
        return entries;
    }
}
