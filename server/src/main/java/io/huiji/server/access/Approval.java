package io.huiji.server.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for and a second person decides.
 *
 * @param request what is to be done, in the words of the module that does it
 * @param storeId where it was asked for; {@code null}: head office
 * @param reason of the one who asked
 * @param outcome of a done one the decision's id, of a refused one the code
 */
public record Approval(
        long approvalId, String kind, String request, String summary, long points, long memberId, @Nullable Long storeId, String reason, Status status,
        long askedBy, String askedName, Instant askedAt, @Nullable Long decidedBy, @Nullable String decidedName, @Nullable Instant decidedAt,
        @Nullable String decidedReason, @Nullable String outcome) {

    /** Approved: somebody has agreed and it is about to be done; whoever repeats the approval finishes it. Refused: the books would not have it. */
    public enum Status {
        OPEN, APPROVED, DONE, REFUSED, REJECTED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
