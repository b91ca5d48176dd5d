package io.huiji.server.insight.store;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Period;
import io.huiji.server.insight.model.Sums;
import io.huiji.server.platform.Arrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@code insight.rollup} and {@code insight.crossing}. */
@Component
public class SumsSql {

    private static final String SUMS = """
             sum(receipts), sum(lines), sum(units), sum(sales_fen), sum(refunds), sum(refunded_fen), sum(issued), sum(clawed_back), sum(redeemed),
             sum(restored), sum(redemptions), sum(expired), sum(adjusted_up), sum(adjusted_down), sum(transferred)
             """;
    private static final String SLICE = "date_trunc(:grain, day::timestamp)::date";
    private static final String WHERE = " from insight.rollup where day between :from and :to and (:all or store_id = any (:stores))";

    private final JdbcClient database;

    SumsSql(JdbcClient database) {
        this.database = database;
    }

    /** A period by first day of slice and by store (0: none); what is not there did not happen. */
    public record Parts(Map<LocalDate, Sums> slices, Map<Long, Sums> stores) {
        public Sums total() {
            return slices.values().stream().reduce(Sums.NONE, Sums::plus);
        }
    }

    /** Both ways of cutting in one look. */
    public Parts parts(Asked asked) {
        Parts parts = new Parts(new TreeMap<>(), new HashMap<>());
        asked(asked, "select store_id, " + SUMS + ", " + SLICE + WHERE + " group by grouping sets ((1), (17))").param("grain", asked.granularity().name())
                .query(row -> {
                    LocalDate start = row.getObject(17, LocalDate.class);
                    if (start == null) {
                        parts.stores().put(row.getLong(1), sums(row));
                    } else {
                        parts.slices().put(startOf(start, asked.period()), sums(row));
                    }
                });
        return parts;
    }

    /** A slice begins with the period at the earliest. */
    static LocalDate startOf(LocalDate slice, Period period) {
        return slice.isBefore(period.from()) ? period.from() : slice;
    }

    public Sums total(Asked asked) {
        return asked(asked, "select 0, " + SUMS + WHERE).query((row, n) -> sums(row)).single();
    }

    /** By first day of each slice in which something happened. */
    public Map<LocalDate, Sums> slices(Asked asked) {
        Map<LocalDate, Sums> slices = new TreeMap<>();
        asked(asked, "select " + SLICE + ", " + SUMS + WHERE + " group by 1")
                .param("grain", asked.granularity().name())
                .query(row -> {
                    slices.put(startOf(row.getObject(1, LocalDate.class), asked.period()), sums(row));
                });
        return slices;
    }

    /** By store; 0: what belongs to none. */
    public Map<Long, Sums> stores(Asked asked) {
        Map<Long, Sums> stores = new HashMap<>();
        asked(asked, "select store_id, " + SUMS + WHERE + " group by 1").query(row -> {
            stores.put(row.getLong(1), sums(row));
        });
        return stores;
    }

    /** A store in a slice. */
    public record Place(long storeId, LocalDate start) {}

    public Map<Place, Sums> storesBySlice(Asked asked) {
        Map<Place, Sums> places = new HashMap<>();
        asked(asked, "select store_id, " + SUMS + ", " + SLICE + WHERE + " group by 1, 17")
                .param("grain", asked.granularity().name())
                .query(row -> {
                    places.put(new Place(row.getLong(1), startOf(row.getObject(17, LocalDate.class), asked.period())), sums(row));
                });
        return places;
    }

    /** By the tier that members had when it happened; "": none. */
    public Map<String, Sums> tiers(Asked asked) {
        Map<String, Sums> tiers = new TreeMap<>();
        asked(asked, "select tier, " + SUMS + WHERE + " group by 1").query(row -> {
            tiers.put(row.getString(1), sums(row));
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

    /** Whether the books hold anything at all. */
    public boolean empty() {
        return !database.sql("select exists (select from insight.rollup)").query(Boolean.class).single();
    }

    private JdbcClient.StatementSpec asked(Asked asked, String sql) {
        return bound(database.sql(sql), asked.period(), asked);
    }

    static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, Period period, Asked asked) {
        return statement.param("from", period.from()).param("to", period.to()).param("all", asked.stores() == null).param("stores", storesOf(asked));
    }

    static long[] storesOf(Asked asked) {
        return asked.stores() == null ? new long[0] : Arrays.longs(asked.stores());
    }

    private static Sums sums(ResultSet row) throws SQLException {
        return new Sums(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9),
                row.getLong(10), row.getLong(11), row.getLong(12), row.getLong(13), row.getLong(14), row.getLong(15), row.getLong(16));
    }

}
