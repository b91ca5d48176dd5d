package io.huiji.server.member.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member's name and birthday as they are kept; {@code null}: not known. */
public record SealedProfile(byte @Nullable [] name, @Nullable UUID nameHash, byte @Nullable [] birthday) {

    public static final SealedProfile NONE = new SealedProfile(null, null, null);
}
