package io.huiji.server.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A member as a file names her.
 *
 * @param line of the file
 * @param identities at least one; values as they are written
 * @param storeId where she enrolled
 * @param enrolledAt when; counts for who is new
 * @param channel by which she came
 */
public record MemberEntry(
        long line, Map<IdentityKind, String> identities, @Nullable String name, @Nullable LocalDate birthday, @Nullable Long storeId, Instant enrolledAt,
        String channel) {

    private static final String IMPORT = "import";

    /** By file. */
    public MemberEntry(
            long line, Map<IdentityKind, String> identities, @Nullable String name, @Nullable LocalDate birthday, @Nullable Long storeId, Instant enrolledAt) {
        this(line, identities, name, birthday, storeId, enrolledAt, IMPORT);
    }

    /** Never what she is known by. */
    @Override
    public String toString() {
        return "MemberEntry[" + line + "]";
    }

    /** What becomes of an entry. */
    public sealed interface Result {

        /** @param memberId 0: nobody yet */
        record Fits(Change change, long memberId) implements Result {}

        /** @param kind the identity that stands in the way; {@code null}: none in particular */
        record Refused(Why why, @Nullable IdentityKind kind) implements Result {}
    }

    /** What it does, or would do. A record that is there is only completed: what it holds already stays. */
    public enum Change { NEW, COMPLETED, UNCHANGED }

    public enum Why { NOT_VALID, TWO_MEMBERS, CLOSED, HAS_A_PHONE, TOO_MANY }
}
