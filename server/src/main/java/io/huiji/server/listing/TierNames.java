package io.huiji.server.listing;

import io.huiji.engine.programme.Programme.Text;
import io.huiji.engine.programme.Tiers;
import io.huiji.server.listing.MemberRow.TierName;
import io.huiji.server.programme.Programmes;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tiers of the programme in force. A member who was never rated has the base tier. */
@Component
public class TierNames {

    private final Programmes programmes;
    private final InstantSource clock;

    TierNames(Programmes programmes, InstantSource clock) {
        this.programmes = programmes;
        this.clock = clock;
    }

    /** Code and name; {@code null} where the programme has no tiers. */
    public record Named(String code, @Nullable TierName name) {}

    /** @param code {@code null}: never rated */
    public @Nullable Named of(@Nullable String code) {
        Tiers tiers = programmes.inForce(clock.instant()).programme().tiers();
        if (tiers == null) {
            return code == null ? null : new Named(code, null);
        }
        Tiers.Tier found = code == null ? tiers.ladder().getFirst() : tiers.ladder().stream().filter(tier -> tier.code().equals(code)).findFirst().orElse(null);
        if (found == null) {
            return new Named(code == null ? "" : code, null);
        }
        Text name = found.name();
        return new Named(found.code(), new TierName(name.zh(), name.en()));
    }

    boolean isBase(String code) {
        Named base = of(null);
        return base != null && base.code().equals(code);
    }
}
