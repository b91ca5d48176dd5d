package io.huiji.server.insight.report;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Period;
import io.huiji.server.insight.model.Table;
import io.huiji.server.insight.model.Table.Column;
import io.huiji.server.insight.model.Table.Text;
import io.huiji.server.insight.model.Table.Unit;
import io.huiji.server.insight.store.PlaceSql;
import io.huiji.server.insight.store.PlaceSql.Place;
import io.huiji.server.insight.store.SumsSql;
import io.huiji.server.platform.Problem;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Report 4 (A9): every store beside every other, over time. */
@Component("insight.store_by_period")
class StoreByPeriod implements Report {

    private final SumsSql sums;
    private final PlaceSql places;

    StoreByPeriod(SumsSql sums, PlaceSql places) {
        this.sums = sums;
        this.places = places;
    }

    @Override
    public String name() {
        return "store_by_period";
    }

    @Override
    public Text title() {
        return new Text("门店×时段对比", "Store × period");
    }

    @Override
    public Text definition() {
        return new Text(
                "每家门店一行,每个时间段一列(日、周或月,最多 400 列),数字为会员销售(实付−退款)。超过时请改用更粗的粒度,或缩短时段。",
                "A row for each store and a column for each day, week or month, 400 at most: sales to members, paid less refunde"
                + "d. For more choose a coarser grain or a shorter period.");
    }

    @Override
    public Chart chart() {
        return Chart.bar("name", "sum");
    }

    /** More columns than this nobody reads. */
    private static final int COLUMNS_MAX = 400;

    @Override
    public Table table(Asked asked, ZoneId zone) {
        List<Period> slices = asked.period().slices(asked.granularity());
        if (slices.size() > COLUMNS_MAX) {
            throw Problem.invalid("granularity", "too_many", "时间段太多(最多 400 段),请选周或月", "Too many columns (400 at most); choose weeks or months");
        }
        List<Column> columns = new ArrayList<>(List.of(Slices.STORE, Slices.NAME, Table.column("sum", Unit.FEN, "合计", "Sum")));
        slices.forEach(slice -> columns.add(Table.column(slice.from().toString(), Unit.FEN, slice.from().toString(), slice.from().toString())));
        Map<SumsSql.Place, Long> cells = sums.netFenByStoreAndSlice(asked);
        Table.Rows rows = new Table.Rows();
        for (Place place : Slices.places(places, asked)) {
            List<Long> fens = slices.stream().map(slice -> cells.getOrDefault(new SumsSql.Place(place.id(), slice.from()), 0L)).toList();
            List<Object> row = new ArrayList<>(List.of(place.code(), place.name(), fens.stream().mapToLong(Long::longValue).sum()));
            row.addAll(fens);
            rows.add(row.toArray());
        }
        return rows.under(columns);
    }
}
