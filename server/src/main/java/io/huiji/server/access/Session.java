package io.huiji.server.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/** Somebody who is signed in. */
public record Session(Kind kind, long personId, Instant startedAt, Instant expiresAt) {

    /** Whose session it is. */
    public enum Kind {
        STAFF, MEMBER;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
