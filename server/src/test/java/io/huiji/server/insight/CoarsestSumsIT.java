package io.huiji.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Asked.Language;
import io.huiji.server.insight.model.Period;
import io.huiji.server.insight.model.Period.Granularity;
import io.huiji.server.insight.model.Sums;
import io.huiji.server.insight.store.SumsSql;
import io.huiji.server.insight.store.SumsSql.Place;
import io.huiji.server.testing.TestServer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whichever sums answer, coarse or fine, whatever is asked: the answer is that of plain sums over days, stores and tiers. */
class CoarsestSumsIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static final long SEED = 20_261_128;
    private static final LocalDate FIRST = LocalDate.parse("2024-11-18");
    private static final int DAYS = 460;
    private static final List<Set<Long>> STORES = List.of(Set.of(1L), Set.of(2L), Set.of(1L, 3L), Set.of(1L, 2L, 3L), Set.of(0L, 2L), Set.of(9L), Set.of());

    private record Row(LocalDate day, long storeId, String tier, Sums sums) {}

    private static List<Row> rows = List.of();

    /** On some days, in some stores, some tiers; settled and open. The coarser sums are those that the migration made of such days. */
    @BeforeAll
    static void fill() {
        SERVER.jdbc().sql("""
                insert into insight.rollup (day, store_id, tier, settled, receipts, lines, units, sales_fen, refunds, refunded_fen, issued, clawed_back, redeemed,
                       restored, redemptions, expired, adjusted_up, adjusted_down, transferred)
                select date '2024-11-18' + d, s, t, o, h % 7 - 1, h % 11, h % 13, h % 9001, h % 3, h % 501, h % 91, h % 17, h % 61, h % 5, h % 4, h % 19, h % 6, h % 8, h % 10
                  from generate_series(0, 459) d, generate_series(0, 3) s, unnest(array['', 'base', 'gold']) t, unnest(array[true, false]) o,
                       abs(hashtext(concat_ws('-', d, s, t, o))::bigint) h where h % 23 < 6""").update();
        String sums = "sum(receipts), sum(lines), sum(units), sum(sales_fen), sum(refunds), sum(refunded_fen), sum(issued), sum(clawed_back), sum(redeemed), sum(restored),"
                + " sum(redemptions), sum(expired), sum(adjusted_up), sum(adjusted_down), sum(transferred)";
        SERVER.jdbc().sql("insert into insight.store_month select date_trunc('month', day)::date, store_id, settled, " + sums + " from insight.rollup group by 1, 2, 3").update();
        SERVER.jdbc().sql("insert into insight.chain_day select day, settled, " + sums + " from insight.rollup group by 1, 2").update();
        rows = SERVER.jdbc().sql("""
                select day, store_id, tier, receipts, lines, units, sales_fen, refunds, refunded_fen, issued, clawed_back, redeemed, restored, redemptions, expired,
                       adjusted_up, adjusted_down, transferred from insight.rollup""")
                .query((row, n) -> new Row(row.getObject(1, LocalDate.class), row.getLong(2), row.getString(3), new Sums(row.getLong(4), row.getLong(5), row.getLong(6),
                        row.getLong(7), row.getLong(8), row.getLong(9), row.getLong(10), row.getLong(11), row.getLong(12), row.getLong(13), row.getLong(14), row.getLong(15),
                        row.getLong(16), row.getLong(17), row.getLong(18)))).list();
    }

    @Test
    void any_period_cut_in_any_way_has_the_sums_of_its_days() {
        Random random = new Random(SEED);
        int throughMonths = 0;
        for (int round = 0; round < 600; round++) {
            Period period = period(random);
            Set<Long> stores = random.nextInt(3) == 0 ? null : STORES.get(random.nextInt(STORES.size()));
            throughMonths += period.wholeMonths() == null ? 0 : 1;
            for (Granularity granularity : Granularity.values()) {
                compare(new Asked(period, null, granularity, stores, period.to(), Language.ZH));
            }
        }
        assertThat(throughMonths).isBetween(100, 500);
    }

    /** Some days, some that begin or end with a month, months and years. */
    private static Period period(Random random) {
        LocalDate from = FIRST.plusDays(random.nextInt(DAYS));
        int kind = random.nextInt(6);
        if (kind > 2) {
            from = from.withDayOfMonth(1);
        }
        return switch (kind) {
            case 0 -> new Period(from, from.plusDays(random.nextInt(8)));
            case 1, 3 -> new Period(from, from.plusDays(random.nextInt(70)));
            case 2 -> new Period(from, from.plusMonths(random.nextInt(15)).withDayOfMonth(1).plusMonths(1).minusDays(1));
            case 4 -> new Period(from, from.plusMonths(1 + random.nextInt(3)).minusDays(1));
            default -> new Period(from, from.plusYears(1).minusDays(1));
        };
    }

    private static void compare(Asked asked) {
        SumsSql sums = SERVER.bean(SumsSql.class);
        Map<LocalDate, Sums> slices = new TreeMap<>();
        Map<Long, Sums> stores = new HashMap<>();
        Map<String, Sums> tiers = new TreeMap<>();
        Map<Place, Long> places = new HashMap<>();
        for (Period slice : asked.period().slices(asked.granularity())) {
            in(slice, asked.stores()).forEach(row -> {
                slices.merge(slice.from(), row.sums(), Sums::plus);
                stores.merge(row.storeId(), row.sums(), Sums::plus);
                tiers.merge(row.tier(), row.sums(), Sums::plus);
                places.merge(new Place(row.storeId(), slice.from()), row.sums().netFen(), Long::sum);
            });
        }
        String what = SEED + " " + asked;
        assertThat(sums.slices(asked)).as(what).isEqualTo(slices);
        assertThat(sums.stores(asked)).as(what).isEqualTo(stores);
        assertThat(sums.tiers(asked)).as(what).isEqualTo(tiers);
        assertThat(sums.netFenByStoreAndSlice(asked)).as(what).isEqualTo(places);
        assertThat(sums.total(asked)).as(what).isEqualTo(slices.values().stream().reduce(Sums.NONE, Sums::plus));
    }

    private static Stream<Row> in(Period slice, @Nullable Set<Long> stores) {
        return rows.stream().filter(row -> !row.day().isBefore(slice.from()) && !row.day().isAfter(slice.to()) && (stores == null || stores.contains(row.storeId())));
    }
}
