package io.huiji.server.member;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A merge as kept. {@code undone}: {@code null}: it stands. */
public record Merge(NewMerge made, @Nullable Undone undone) {

    /**
     * How a merge was undone.
     *
     * @param outId decision of the member who stayed; {@code inId}: of the one who came back
     * @param points that went back
     */
    public record Undone(Instant at, long callerId, String callerName, String reason, long outId, long inId, long points) {}
}
