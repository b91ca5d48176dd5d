package io.huiji.server.insight.store;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Period;
import io.huiji.server.insight.model.Sums;
import io.huiji.server.platform.Arrays;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the sums of what was booked, by day and store or coarser ({@link CoarsestSums}), and {@code insight.crossing}. */
@Component
public class SumsSql {

    private static final String SLICE = "date_trunc(:grain, day::timestamp)::date";

    private final JdbcClient database;

    SumsSql(JdbcClient database) {
        this.database = database;
    }

    /** A slice begins with the period at the earliest. */
    static LocalDate startOf(LocalDate slice, Period period) {
        return slice.isBefore(period.from()) ? period.from() : slice;
    }

    public Sums total(Asked asked) {
        return asked(asked, "select 0, " + Measures.SUMS + " from " + CoarsestSums.whole(asked)).query((row, n) -> Measures.read(row)).single();
    }

    /** By first day of each slice in which something happened. */
    public Map<LocalDate, Sums> slices(Asked asked) {
        Map<LocalDate, Sums> slices = new TreeMap<>();
        asked(asked, "select " + SLICE + ", " + Measures.SUMS + " from " + CoarsestSums.bySlice(asked) + " group by 1").query(row -> {
            slices.put(startOf(row.getObject(1, LocalDate.class), asked.period()), Measures.read(row));
        });
        return slices;
    }

    /** By store; 0: what belongs to none. What is not there did not happen. */
    public Map<Long, Sums> stores(Asked asked) {
        Map<Long, Sums> stores = new HashMap<>();
        asked(asked, "select store_id, " + Measures.SUMS + " from " + CoarsestSums.byStore(asked) + " group by 1").query(row -> {
            stores.put(row.getLong(1), Measures.read(row));
        });
        return stores;
    }

    /** A store in a slice. */
    public record Place(long storeId, LocalDate start) {}

    /** What members paid and did not get back. */
    public Map<Place, Long> netFenByStoreAndSlice(Asked asked) {
        Map<Place, Long> places = new HashMap<>();
        asked(asked, "select store_id, " + SLICE + ", sum(sales_fen - refunded_fen) from " + CoarsestSums.byStoreAndSlice(asked) + " group by 1, 2").query(row -> {
            places.put(new Place(row.getLong(1), startOf(row.getObject(2, LocalDate.class), asked.period())), row.getLong(3));
        });
        return places;
    }

    /** By the tier that members had when it happened; "": none. */
    public Map<String, Sums> tiers(Asked asked) {
        Map<String, Sums> tiers = new TreeMap<>();
        asked(asked, "select tier, " + Measures.SUMS + " from " + CoarsestSums.byTier() + " group by 1").query(row -> {
            tiers.put(row.getString(1), Measures.read(row));
        });
        return tiers;
    }

    /** Points that were spent in one store and earned in another, or the same. */
    public record Crossing(long storeId, long earningStoreId, long points) {}

    /** Of redemptions in the stores that are asked for, and of points that these earned. */
    public List<Crossing> crossings(Asked asked) {
        return asked(asked, """
                select store_id, earning_store_id, sum(points) from insight.crossing
                 where day between :from and :to and (:all or store_id = any (:stores) or earning_store_id = any (:stores))
                 group by 1, 2 having sum(points) <> 0 order by 3 desc, 1, 2""")
                .query((row, n) -> new Crossing(row.getLong(1), row.getLong(2), row.getLong(3))).list();
    }

    /** What all members hold, ready, pending and reserved: of all days, by the bookings that are summed. */
    public long outstanding() {
        return database.sql("select coalesce(sum(outstanding), 0) from insight.chain_day").query(Long.class).single();
    }

    /** Whether the books hold anything at all. */
    public boolean empty() {
        return !database.sql("select exists (select from insight.rollup)").query(Boolean.class).single();
    }

    private JdbcClient.StatementSpec asked(Asked asked, String sql) {
        Period months = CoarsestSums.months(asked);
        return bound(database.sql(sql), asked.period(), asked).param("monthsFrom", months.from()).param("monthsTo", months.to())
                .param("grain", asked.granularity().name());
    }

    static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, Period period, Asked asked) {
        return statement.param("from", period.from()).param("to", period.to()).param("all", asked.stores() == null).param("stores", storesOf(asked));
    }

    static long[] storesOf(Asked asked) {
        return asked.stores() == null ? new long[0] : Arrays.longs(asked.stores());
    }
}
