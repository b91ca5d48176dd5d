package io.huiji.engine.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points granted together, with one life.
 *
 * @param decisionId the decision that granted them
 * @param storeId the earning store; 0: none
 * @param activeAt from when they may be spent
 * @param activated whether the books already show them as spendable (pending lots: after their activation was booked)
 * @param expiresAt first instant at which they may no longer be spent; {@code null}: never
 * @param remaining neither spent, held, lapsed nor taken back
 * @param held reserved by open holds
 */
public record Lot(
        long id,
        long decisionId,
        long storeId,
        Instant earnedAt,
        Instant activeAt,
        boolean activated,
        @Nullable Instant expiresAt,
        long amount,
        long remaining,
        long held) {}
