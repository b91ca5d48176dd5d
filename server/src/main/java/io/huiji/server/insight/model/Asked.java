package io.huiji.server.insight.model;

import io.huiji.server.insight.model.Period.Granularity;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see, as far as she may.
 *
 * @param compared {@code null}: with nothing
 * @param stores {@code null}: the whole chain, and what belongs to no store
 * @param today in the programme's zone
 */
public record Asked(Period period, @Nullable Period compared, Granularity granularity, @Nullable Set<Long> stores, LocalDate today, Language language) {

    /** Of what people read. */
    public enum Language { ZH, EN }

    public Asked during(Period other) {
        return new Asked(other, null, granularity, stores, today, language);
    }

    public boolean english() {
        return language == Language.EN;
    }
}
