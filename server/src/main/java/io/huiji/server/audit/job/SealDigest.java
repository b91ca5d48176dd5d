package io.huiji.server.audit.job;

import io.huiji.server.audit.Seal;
import io.huiji.server.audit.model.SealEntry;
import io.huiji.server.audit.model.SealedRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The digest of a day: SHA-256 over the previous day's digest, the day, and its rows in order. */
final class SealDigest {

    /** Before the first day. */
    static final String NONE = "0".repeat(64);

    private final MessageDigest day = sha256();
    private final MessageDigest row = sha256();

    SealDigest(String previous, LocalDate date) {
        day.update(HexFormat.of().parseHex(previous));
        day.update(date.toString().getBytes(StandardCharsets.US_ASCII));
    }

    static String of(@Nullable Seal before) {
        return before == null ? NONE : before.digest();
    }

    SealEntry add(SealedRow next) {
        day.update(next.bytes());
        return next.entry(row);
    }

    /** Once, at the end. */
    String hex() {
        return HexFormat.of().formatHex(day.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
