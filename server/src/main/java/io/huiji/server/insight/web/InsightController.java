package io.huiji.server.insight.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.access.Trail;
import io.huiji.server.insight.Insight;
import io.huiji.server.insight.Insight.Overview;
import io.huiji.server.insight.Insight.Slice;
import io.huiji.server.insight.Insight.StoreRow;
import io.huiji.server.insight.Insight.Tile;
import io.huiji.server.insight.Reading;
import io.huiji.server.insight.Reading.Freshness;
import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Asked.Language;
import io.huiji.server.insight.model.Period;
import io.huiji.server.insight.model.Period.Compare;
import io.huiji.server.insight.model.Period.Granularity;
import io.huiji.server.insight.model.Period.Preset;
import io.huiji.server.insight.model.Table;
import io.huiji.server.insight.model.Table.Unit;
import io.huiji.server.insight.report.Report;
import io.huiji.server.insight.report.Reports;
import io.huiji.server.insight.web.Filters.Given;
import io.huiji.server.insight.web.Filters.Kind;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The overview and the standard reports. Whoever acts for stores sees these stores and nothing of the others. */
@RestController
@RequestMapping("/api/v1/insight")
class InsightController {

    private final Insight insight;
    private final Reports reports;
    private final Reading reading;
    private final Filters filters;
    private final Trail trail;

    InsightController(Insight insight, Reports reports, Reading reading, Filters filters, Trail trail) {
        this.insight = insight;
        this.reports = reports;
        this.reading = reading;
        this.filters = filters;
        this.trail = trail;
    }

    /** Days, both included. */
    record Days(LocalDate from, LocalDate to) {
        static @Nullable Days of(@Nullable Period period) {
            return period == null ? null : new Days(period.from(), period.to());
        }
    }

    /** @param countedByStore several stores are chosen: in the figures about active members, whoever bought in two of them counts in both */
    record OverviewView(LocalDate from, LocalDate to, @Nullable Days compared, Granularity granularity, Freshness freshness, boolean empty,
            boolean countedByStore, List<Tile> tiles, List<Slice> slices, List<StoreRow> stores) {}

    record ReportName(String name, String title, String definition) {}

    record ReportList(List<ReportName> items) {}

    record ReportColumn(String name, String title, Unit unit) {}

    /** A row is a cell for each column: a whole number in the column's unit, a date, or words. */
    record ReportView(String name, String title, String definition, LocalDate from, LocalDate to, @Nullable Days compared, Granularity granularity,
            Freshness freshness, Report.Chart chart, List<ReportColumn> columns, List<List<@Nullable String>> rows) {}

    @GetMapping("/overview")
    @Needs(Scope.INSIGHT_READ)
    OverviewView overview(@RequestParam(required = false) @Nullable Preset period, @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to, @RequestParam(required = false) @Nullable Compare compare,
            @RequestParam(required = false) @Nullable Granularity granularity, @RequestParam(required = false) @Size(min = 1, max = 40) @Nullable String store,
            @RequestParam(required = false) @Size(min = 1, max = 60) @Nullable String zone, @RequestParam(required = false) @Nullable Kind kind, Caller caller) {
        Given given = new Given(period, from, to, compare, granularity, store, zone, kind, null);
        return reading.of(() -> {
            Asked asked = filters.of(given, caller);
            Overview overview = insight.overview(asked, reading.zone());
            return new OverviewView(asked.period().from(), asked.period().to(), Days.of(asked.compared()), asked.granularity(), reading.freshness(),
                    overview.empty(), asked.stores() != null && asked.stores().size() > 1, overview.tiles(), overview.slices(), overview.stores());
        });
    }

    @GetMapping("/reports")
    @Needs(Scope.INSIGHT_READ)
    ReportList list(@RequestParam(required = false) @Nullable Language language) {
        Language in = language == null ? Language.ZH : language;
        return new ReportList(reports.all().stream().map(one -> new ReportName(one.name(), one.title().in(in), one.definition().in(in))).toList());
    }

    @GetMapping("/reports/{report}")
    @Needs(Scope.INSIGHT_READ)
    ReportView report(@PathVariable String report, @RequestParam(required = false) @Nullable Preset period,
            @RequestParam(required = false) @Nullable LocalDate from, @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Compare compare, @RequestParam(required = false) @Nullable Granularity granularity,
            @RequestParam(required = false) @Size(min = 1, max = 40) @Nullable String store, @RequestParam(required = false) @Size(min = 1, max = 60) @Nullable String zone,
            @RequestParam(required = false) @Nullable Kind kind, @RequestParam(required = false) @Nullable Language language, Caller caller) {
        Report wanted = reports.named(report);
        Given given = new Given(period, from, to, compare, granularity, store, zone, kind, language);
        return reading.of(() -> {
            Asked asked = filters.of(given, caller);
            Table table = wanted.table(asked, reading.zone());
            return new ReportView(wanted.name(), wanted.title().in(asked.language()), wanted.definition().in(asked.language()), asked.period().from(),
                    asked.period().to(), Days.of(asked.compared()), asked.granularity(), reading.freshness(), wanted.chart(),
                    table.columns().stream().map(column -> new ReportColumn(column.name(), column.title().in(asked.language()), column.unit())).toList(), table.rows());
        });
    }

    /** As a file for a spreadsheet. Taking it along is noted in the audit trail. */
    @GetMapping(path = "/reports/{report}/export.csv", produces = "text/csv")
    @Needs(Scope.INSIGHT_READ)
    ResponseEntity<String> export(@PathVariable String report, @RequestParam(required = false) @Nullable Preset period,
            @RequestParam(required = false) @Nullable LocalDate from, @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Compare compare, @RequestParam(required = false) @Nullable Granularity granularity,
            @RequestParam(required = false) @Size(min = 1, max = 40) @Nullable String store, @RequestParam(required = false) @Size(min = 1, max = 60) @Nullable String zone,
            @RequestParam(required = false) @Nullable Kind kind, @RequestParam(required = false) @Nullable Language language, Caller caller) {
        Report wanted = reports.named(report);
        Given given = new Given(period, from, to, compare, granularity, store, zone, kind, language);
        Asked asked = reading.of(() -> filters.of(given, caller));
        Table table = reading.of(() -> wanted.table(asked, reading.zone()));
        trail.note("insight.export", "insight:" + wanted.name(), asked.period() + " rows=" + table.rows().size() + (store == null ? "" : " store=" + store));
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s-%s-%s.csv\"".formatted(wanted.name().replace('_', '-'), asked.period().from(), asked.period().to()))
                .body(ReportCsv.write(table, asked.language()));
    }
}
