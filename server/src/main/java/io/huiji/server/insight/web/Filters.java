package io.huiji.server.insight.web;

import io.huiji.server.access.Caller;
import io.huiji.server.insight.Reading;
import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Asked.Language;
import io.huiji.server.insight.model.Period;
import io.huiji.server.insight.model.Period.Compare;
import io.huiji.server.insight.model.Period.Granularity;
import io.huiji.server.insight.model.Period.Preset;
import io.huiji.server.insight.store.PlaceSql;
import io.huiji.server.platform.Problem;
import io.huiji.server.store.Stores;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns the parameters of a request into what is asked, within what the caller may see. */
@Component("insight.filters")
class Filters {

    private static final int DAYS_BY_DAY = 45;
    private static final int DAYS_BY_WEEK = 200;
    /** Most slices of a period. */
    private static final int SLICES_MAX = 800;

    private final Reading reading;
    private final Stores stores;
    private final PlaceSql places;

    Filters(Reading reading, Stores stores, PlaceSql places) {
        this.reading = reading;
        this.stores = stores;
        this.places = places;
    }

    /** As the query has them; {@code null}: not given. */
    record Given(@Nullable Preset period, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable Compare compare, @Nullable Granularity granularity,
            @Nullable String store, @Nullable String zone, @Nullable Kind kind, @Nullable Language language) {}

    /** Whose the stores are. */
    enum Kind { OWN, FRANCHISE }

    /** @throws Problem {@code store_not_allowed}, {@code store_unknown}, {@code invalid_field} */
    Asked of(Given given, Caller caller) {
        LocalDate today = reading.today();
        Preset preset = given.period() != null ? given.period() : given.from() != null || given.to() != null ? Preset.CUSTOM : Preset.LAST_30_DAYS;
        Period period = preset == Preset.CUSTOM ? custom(given.from(), given.to(), today) : named(preset, given, today);
        Period compared = period.compared(preset, given.compare() == null ? Compare.PREVIOUS : given.compare());
        Granularity granularity = given.granularity() != null ? given.granularity() : granularity(period);
        if (period.days() > SLICES_MAX && granularity == Granularity.DAY) {
            throw Problem.invalid("granularity", "too_many", "时段太长,请选周或月", "The period is too long for days; choose weeks or months");
        }
        return new Asked(period, compared, granularity, stores(given, caller), today, given.language() == null ? Language.ZH : given.language());
    }

    private static Period named(Preset preset, Given given, LocalDate today) {
        if (given.from() != null || given.to() != null) {
            throw Problem.invalid("period", "not_custom", "给出 from、to 时 period 须为 custom", "With from and to the period must be custom");
        }
        return Period.of(preset, today);
    }

    private static Period custom(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        if (from == null) {
            throw Problem.invalid("from", "required", "自选时段须有开始日期", "A custom period needs its first day");
        }
        LocalDate last = to == null ? today : to;
        if (last.isBefore(from)) {
            throw Problem.invalid("to", "out_of_range", "结束日期不能早于开始日期", "The last day must not be before the first");
        }
        if (ChronoUnit.DAYS.between(from, last) >= Period.DAYS_MAX || from.getYear() < 1970 || last.getYear() > 9000) {
            throw Problem.invalid("from", "out_of_range", "时段最长十年", "A period is ten years long at most");
        }
        return new Period(from, last);
    }

    private static Granularity granularity(Period period) {
        return period.days() <= DAYS_BY_DAY ? Granularity.DAY : period.days() <= DAYS_BY_WEEK ? Granularity.WEEK : Granularity.MONTH;
    }

    private @Nullable Set<Long> stores(Given given, Caller caller) {
        Set<Long> among = caller.storeIds().isEmpty() ? null : caller.storeIds();
        if (given.store() != null) {
            long wanted = stores.byCode(given.store()).id();
            caller.requireStore(wanted);
            among = Set.of(wanted);
        }
        if (given.zone() == null && given.kind() == null) {
            return among;
        }
        return places.matching(given.zone(), given.kind() == null ? null : given.kind() == Kind.FRANCHISE, among);
    }
}
