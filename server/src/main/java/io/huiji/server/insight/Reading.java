package io.huiji.server.insight;

import io.huiji.server.insight.store.ProgressSql;
import io.huiji.server.insight.store.PatienceSql;
import io.huiji.server.programme.Programmes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything of one answer is read in one snapshot, so that its figures agree with each other. */
@Component
public class Reading {

    /** Behind by more than this, the page says that it is catching up. */
    private static final Duration BEHIND_MAX = Duration.ofMinutes(2);

    private final TransactionTemplate snapshot;
    private final PatienceSql session;
    private final ProgressSql progress;
    private final Programmes programmes;
    private final InstantSource clock;
    private volatile Instant askedAt = Instant.MIN;

    Reading(PlatformTransactionManager transactions, PatienceSql session, ProgressSql progress, Programmes programmes, InstantSource clock) {
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.session = session;
        this.progress = progress;
        this.programmes = programmes;
        this.clock = clock;
    }

    /**
     * How fresh the figures are.
     *
     * @param asOf {@code null}: never summed yet
     * @param secondsBehind how long ago that was
     * @param catchingUp many bookings wait to be summed, e.g. of an import
     */
    public record Freshness(@Nullable Instant asOf, long secondsBehind, boolean catchingUp) {}

    public <T> T of(Supplier<T> answer) {
        askedAt = clock.instant();
        return Objects.requireNonNull(snapshot.execute(status -> {
            session.forReading();
            return answer.get();
        }));
    }

    /** Whether somebody has looked at any figures since; at this instance. */
    public boolean isAskedSince(Instant moment) {
        return askedAt.isAfter(moment);
    }

    public Freshness freshness() {
        Instant asOf = progress.read().asOf();
        long seconds = asOf == null ? 0 : Math.max(0, Duration.between(asOf, clock.instant()).toSeconds());
        return new Freshness(asOf, seconds, asOf == null || seconds > BEHIND_MAX.toSeconds());
    }

    /** The programme's. */
    public ZoneId zone() {
        return ZoneId.of(programmes.inForce(clock.instant()).programme().zone());
    }

    public LocalDate today() {
        return clock.instant().atZone(zone()).toLocalDate();
    }
}
