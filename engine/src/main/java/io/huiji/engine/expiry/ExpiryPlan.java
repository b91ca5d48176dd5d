package io.huiji.engine.expiry;

import io.huiji.engine.programme.Expiry;
import io.huiji.engine.programme.Expiry.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The programme's expiry, ready to use. The base is the day of the event in the programme's zone. */
public final class ExpiryPlan {

    private final Expiry expiry;
    private final ZoneId zone;
    /** The last day asked: a till asks for today's all day. A lost update only costs a computation. */
    private volatile @Nullable Kept kept;

    private record Kept(long epochDay, List<Share> shares) {}

    /** {@code percent} of the granted points, rounded down; the last share takes the rest. */
    private record Share(@Nullable Instant expiresAt, int percent) {}

    /** Points with one end of life; {@code null}: never. */
    public record Slice(long points, @Nullable Instant expiresAt) {}

    public ExpiryPlan(Expiry expiry, ZoneId zone) {
        this.expiry = expiry;
        this.zone = zone;
    }

    /** Slices above 0, first to expire first; they sum to {@code points}. */
    public List<Slice> slices(long points, long epochDay) {
        List<Share> shares = sharesOf(epochDay);
        if (shares.size() == 1) {
            return List.of(new Slice(points, shares.getFirst().expiresAt()));
        }
        List<Slice> slices = new ArrayList<>(shares.size());
        long left = points;
        for (int i = 0; i < shares.size(); i++) {
            Share share = shares.get(i);
            long part = i == shares.size() - 1 ? left : points / 100 * share.percent() + points % 100 * share.percent() / 100;
            if (part > 0) {
                slices.add(new Slice(part, share.expiresAt()));
            }
            left -= part;
        }
        return slices;
    }

    private List<Share> sharesOf(long epochDay) {
        Kept last = kept;
        if (last != null && last.epochDay() == epochDay) {
            return last.shares();
        }
        List<Share> shares = compute(LocalDate.ofEpochDay(epochDay));
        kept = new Kept(epochDay, shares);
        return shares;
    }

    private List<Share> compute(LocalDate day) {
        return switch (expiry.kind()) {
            case NONE -> List.of(new Share(null, 100));
            case MONTHS -> List.of(new Share(start(day.plusMonths(expiry.months())), 100));
            case YEARLY -> List.of(new Share(start(LocalDate.of(day.getYear() + 1 + expiry.yearsLater(), 1, 1)), 100));
            case GRADED -> {
                List<Share> shares = new ArrayList<>();
                for (Part part : expiry.parts()) {
                    shares.add(new Share(start(day.plusMonths(part.months())), part.percent()));
                }
                yield shares;
            }
        };
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
