package io.huiji.server.audit;

import io.huiji.engine.programme.Plan;
import io.huiji.server.audit.job.Sealing;
import io.huiji.server.audit.job.Verifying;
import io.huiji.server.audit.store.SealSql;
import io.huiji.server.programme.Programmes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Closed days of the journal, chained by SHA-256 (I21). Never on the write path. */
@Component
public class Seals {

    /** How long after its end a day is closed: no transaction that booked in it is still open. */
    private static final Duration CLOSED_AFTER = Duration.ofMinutes(10);

    private final SealSql seals;
    private final Sealing sealing;
    private final Verifying verifying;
    private final Programmes programmes;
    private final InstantSource clock;

    Seals(SealSql seals, Sealing sealing, Verifying verifying, Programmes programmes, InstantSource clock) {
        this.seals = seals;
        this.sealing = sealing;
        this.verifying = verifying;
        this.programmes = programmes;
        this.clock = clock;
    }

    /**
     * Seals each closed day that is not sealed yet, days without a booking too. Each in a transaction, so it may be cut short and run again; an instance
     * that comes second leaves a day to the one that is at it.
     */
    public List<Seal> sealDue() {
        Instant now = clock.instant();
        programmes.refresh();
        Plan plan = programmes.inForce(now);
        ZoneId zone = ZoneId.of(plan.programme().zone());
        List<Seal> sealed = new ArrayList<>();
        Optional<Seal> latest = seals.latest();
        Optional<LocalDate> first = latest.isPresent() ? latest.map(seal -> seal.day().plusDays(1))
                : seals.firstBooking().map(booking -> booking.atZone(zone).toLocalDate());
        Seal before = latest.orElse(null);
        for (LocalDate day = first.orElse(null); day != null; day = day.plusDays(1)) {
            Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
            if (end.plus(CLOSED_AFTER).isAfter(now)) {
                return sealed;
            }
            Optional<Seal> seal = sealing.seal(day, end, before, now);
            if (seal.isEmpty()) {
                return sealed;
            }
            before = seal.get();
            sealed.add(before);
        }
        return sealed;
    }

    /** @param openDays closed days that are not sealed yet; 0 where nothing was ever booked */
    public record State(long days, @Nullable LocalDate lastDay, @Nullable Instant lastSealedAt, long openDays) {}

    public State state() {
        Instant now = clock.instant();
        ZoneId zone = programmes.inForce(now).zone();
        LocalDate lastClosed = now.minus(CLOSED_AFTER).atZone(zone).toLocalDate().minusDays(1);
        SealSql.Summary summary = seals.summary();
        LocalDate before = summary.lastDay() != null ? summary.lastDay()
                : seals.firstBooking().map(booking -> booking.atZone(zone).toLocalDate().minusDays(1)).orElse(null);
        long open = before == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(before, lastClosed));
        return new State(summary.days(), summary.lastDay(), summary.sealedAt(), open);
    }

    /** Derives every seal again; what is not as it was sealed is told with the row's name. */
    public void verify(AtomicBoolean stopped, Consumer<Difference> found, Runnable daySeen) {
        Seal before = null;
        for (Seal seal : seals.all()) {
            if (stopped.get()) {
                return;
            }
            verifying.verify(seal, before, found);
            daySeen.run();
            before = seal;
        }
    }
}
