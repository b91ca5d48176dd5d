package io.huiji.server.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is said to one person.
 *
 * @param recipient the whole number or address; goes to the carrier and is kept nowhere
 * @param masked the recipient as it may be shown and kept, e.g. {@code 138****8000}
 * @param purpose a short name, e.g. {@code login_code}
 * @param expiresAt when it is of no use any more; {@code null}: never
 */
public record Message(Channel channel, String recipient, String masked, String purpose, String zh, String en, @Nullable Instant expiresAt) {

    /** The way that it takes. */
    public enum Channel { SMS }

    /** Never the recipient or what is said. */
    @Override
    public String toString() {
        return "Message[" + channel + ", " + purpose + "]";
    }
}
