package io.huiji.server.audit.model;

import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes.Movement;
import io.huiji.engine.decision.Changes.NewLot;
import io.huiji.engine.decision.Changes.Posting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A decided movement beside a booked one, and both in words. */
final class Movements {

    private static final Account[] ACCOUNTS = Account.values();
    /** The database keeps microseconds. */
    private static final Duration PRECISION = Duration.ofNanos(1_000);

    private Movements() {}

    static boolean agree(Movement decided, Booked.Row row) {
        return row.reason().equals(reason(decided)) && row.amounts().equals(amounts(decided)) && same(decided.effectiveAt(), row.effectiveAt());
    }

    static String say(Movement decided) {
        return say(reason(decided), amounts(decided), decided.effectiveAt());
    }

    static String say(Booked.Row row) {
        return say(row.reason(), row.amounts(), row.effectiveAt());
    }

    private static String say(String reason, List<Long> amounts, Instant effectiveAt) {
        StringBuilder text = new StringBuilder(reason);
        for (Account account : ACCOUNTS) {
            long amount = amounts.get(account.ordinal());
            if (amount != 0) {
                text.append(' ').append(account.name().toLowerCase(Locale.ROOT)).append('=').append(amount);
            }
        }
        return text.append(" at ").append(effectiveAt).toString();
    }

    /** But for the expiry, which a later decision may have put off. */
    static boolean agree(NewLot decided, Booked.Lot lot) {
        return decided.amount() == lot.amount() && decided.storeId() == lot.storeId() && same(decided.earnedAt(), lot.earnedAt())
                && same(decided.activeAt(), lot.activeAt()) && Objects.equals(decided.origin(), lot.origin());
    }

    static String say(NewLot lot) {
        return "amount=%d store=%d earned=%s active=%s expires=%s origin=%s"
                .formatted(lot.amount(), lot.storeId(), lot.earnedAt(), lot.activeAt(), lot.expiresAt(), lot.origin());
    }

    static String say(Booked.Lot lot) {
        return "amount=%d store=%d earned=%s active=%s expires=%s origin=%s"
                .formatted(lot.amount(), lot.storeId(), lot.earnedAt(), lot.activeAt(), lot.expiresAt(), lot.origin());
    }

    static boolean same(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return Duration.between(one, other).abs().compareTo(PRECISION) <= 0;
    }

    private static String reason(Movement movement) {
        return movement.reason().name().toLowerCase(Locale.ROOT);
    }

    private static List<Long> amounts(Movement movement) {
        Long[] amounts = new Long[ACCOUNTS.length];
        Arrays.fill(amounts, 0L);
        for (Posting posting : movement.postings()) {
            amounts[posting.from().ordinal()] -= posting.amount();
            amounts[posting.to().ordinal()] += posting.amount();
        }
        return new ArrayList<>(Arrays.asList(amounts));
    }
}
