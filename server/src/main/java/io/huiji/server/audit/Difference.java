package io.huiji.server.audit;

import org.jspecify.annotations.Nullable;

/**
 * A row of the books that is not as it must be.
 *
 * @param memberId whose books; {@code null}: nobody's (an anonymous receipt, a seal)
 * @param row table and key, e.g. {@code journal 4711}, {@code lot 12}, {@code receipt s1/R100}
 */
public record Difference(Check check, @Nullable Long memberId, String row, String expected, String found) {}
