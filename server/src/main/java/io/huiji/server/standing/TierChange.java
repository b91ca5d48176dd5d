package io.huiji.server.standing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member's tier became another one.
 *
 * @param at when it was booked
 * @param from code of the tier; {@code null}: never rated, i.e. the base tier. {@code to}: likewise
 */
public record TierChange(long memberId, long id, Instant at, @Nullable String from, @Nullable String to) {}
