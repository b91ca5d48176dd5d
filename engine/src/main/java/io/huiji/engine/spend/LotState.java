package io.huiji.engine.spend;

import io.huiji.engine.facts.Lot;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A lot while a decision works on it. */
final class LotState {

    /** I5: first to expire (never comes last), then oldest, then by id. */
    static final Comparator<LotState> DRAW_ORDER = (a, b) -> {
        int byExpiry = Long.compare(expirySecond(a), expirySecond(b));
        if (byExpiry == 0 && a.expiresAt != null && b.expiresAt != null) {
            byExpiry = a.expiresAt.compareTo(b.expiresAt);
        }
        int byAge = byExpiry != 0 ? byExpiry : a.lot.earnedAt().compareTo(b.lot.earnedAt());
        return byAge != 0 ? byAge : Long.compare(a.lot.id(), b.lot.id());
    };

    final Lot lot;
    long remaining;
    long held;
    boolean activated;
    @Nullable Instant expiresAt;

    LotState(Lot lot) {
        this.lot = lot;
        this.remaining = lot.remaining();
        this.held = lot.held();
        this.activated = lot.activated();
        this.expiresAt = lot.expiresAt();
    }

    long id() {
        return lot.id();
    }

    /** Usable before its expiry, not at it. */
    boolean lapsedAt(Instant at) {
        return expiresAt != null && !at.isBefore(expiresAt);
    }

    private static long expirySecond(LotState state) {
        return state.expiresAt == null ? Long.MAX_VALUE : state.expiresAt.getEpochSecond();
    }
}
