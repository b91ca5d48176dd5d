package io.huiji.server.insight.store;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Period;
import io.huiji.server.insight.model.Period.Granularity;

/**
 * Which sums answer: the coarsest that do so exactly.
 * <pre>
 *   the chain as a whole, its course by day, week or month       insight.chain_day
 *   stores over a period, or by month                            insight.store_month, and insight.rollup for the days before and after the whole months
 *   stores by day or week, and tiers                             insight.rollup </pre>
 * Each is a table expression with {@code day} (of a month its first) and the measures, and with {@code store_id} but for the chain.
 */
final class CoarsestSums {

    private static final String CHOSEN = "(:all or store_id = any (:stores))";
    private static final String CHAIN_DAYS = "insight.chain_day where day between :from and :to";
    private static final String STORE_DAYS = "insight.rollup where day between :from and :to and " + CHOSEN;
    private static final String STORE_MONTHS = """
            (select month as day, store_id, NAMES from insight.store_month where month between :monthsFrom and :monthsTo and CHOSEN
              union all
             select day, store_id, NAMES from insight.rollup where day between :from and :monthsFrom - 1 and CHOSEN
              union all
             select day, store_id, NAMES from insight.rollup where day between :monthsTo + 1 and :to and CHOSEN) sums"""
            .replace("NAMES", Measures.NAMES).replace("CHOSEN", CHOSEN).replace(":monthsFrom", ":monthsFrom::date").replace(":monthsTo", ":monthsTo::date");

    private CoarsestSums() {}

    /** A period as one. */
    static String whole(Asked asked) {
        return asked.stores() == null ? CHAIN_DAYS : byStore(asked);
    }

    /** Its course. */
    static String bySlice(Asked asked) {
        return asked.stores() == null ? CHAIN_DAYS : byStoreAndSlice(asked);
    }

    static String byStore(Asked asked) {
        return asked.period().wholeMonths() == null ? STORE_DAYS : STORE_MONTHS;
    }

    static String byStoreAndSlice(Asked asked) {
        return asked.granularity() == Granularity.MONTH ? byStore(asked) : STORE_DAYS;
    }

    static String byTier() {
        return STORE_DAYS;
    }

    /** The months of {@link #byStore}; where there are none, it does not ask for them. */
    static Period months(Asked asked) {
        Period months = asked.period().wholeMonths();
        return months == null ? asked.period() : months;
    }
}
