package io.huiji.server.complaint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A complaint with what was answered, oldest first.
 *
 * @param storeId whose manager sees it; {@code null}: head office alone
 * @param entryId the entry of the books that it is about, with the decision that made it; {@code null}: it is about a receipt
 */
public record Complaint(
        long memberId, long id, Kind kind, @Nullable Long storeId, @Nullable Long entryId, @Nullable Long decisionId, @Nullable String receipt,
        @Nullable String note, Status status, Instant madeAt, List<Reply> answers) {

    /** MISSING: the points did not arrive. WRONG: they are not as many as she thinks. */
    public enum Kind {
        MISSING, WRONG;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Status {
        OPEN, RESOLVED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param by name of whoever answered */
    public record Reply(Instant at, String by, String text, boolean resolved) {}

    public Complaint with(List<Reply> said) {
        return new Complaint(memberId, id, kind, storeId, entryId, decisionId, receipt, note, status, madeAt, said);
    }
}
