package io.huiji.bench;

import io.huiji.bench.load.LoadResult;
import io.huiji.bench.load.Pace;
import io.huiji.bench.server.Books;
import io.huiji.bench.server.Command;
import io.huiji.bench.server.Scratch;
import io.huiji.bench.server.Site;
import java.util.List;

/** Two servers side by side, one with millions of entries in its books, loaded in turn. The full one is filled through the API with a year of purchases. */
final class FullAgainstEmpty {

    private static final int CONNECTIONS = 128;
    private static final double FILLING_SLICE_SECONDS = 10;
    private static final int SLICES_MAX = 1000;

    private final Options options;
    private final Report report;
    private final Scratch scratch;

    FullAgainstEmpty(Options options, Report report, Scratch scratch) {
        this.options = options;
        this.report = report;
        this.scratch = scratch;
    }

    void measure(Site empty, Site full) throws Exception {
        fill(full);
        empty.books().empty();
        warmUp(empty);
        warmUp(full);
        List<Pairs.Pair> pairs = Pairs.interleave(options.pairs(), () -> rate(full), () -> {
            empty.books().empty();
            return rate(empty);
        });
        report.value("full_per_s", Pairs.medianMeasured(pairs));
        report.value("empty_per_s", Pairs.medianReference(pairs));
        report.value("full_over_empty", Pairs.medianRatio(pairs));
        audit(full);
        full.stopWatching();
        report.value("full_heap_used_max_mb", full.heap().usedMegabytes());
        report.value("full_peak_memory_mb", Long.toString(full.server().peakMemoryMegabytes()));
        report.value("full_disk_mb", Long.toString(full.diskMegabytes()));
        scratch.end(full.server());
    }

    private void fill(Site site) throws Exception {
        long start = System.nanoTime();
        Books books = site.books();
        long entries = books.entries();
        for (int slice = 0; entries < options.entries() && slice < SLICES_MAX; slice++) {
            LoadResult result = Checks.clean(report, "full_over_empty", site.history(Math.min(FILLING_SLICE_SECONDS, options.seconds())));
            entries = books.entries();
            report.say(entries + " entries, " + Math.round(result.unitsPerSecond()) + " purchases a second");
            if (result.units() == 0) {
                break;
            }
        }
        books.settle();
        report.value("full_entries", Long.toString(entries));
        report.value("full_purchases", Long.toString(books.purchases()));
        report.value("full_filling_seconds", (System.nanoTime() - start) / 1e9);
        if (entries < options.entries()) {
            report.flag("full_over_empty", "only " + entries + " entries");
        }
    }

    private void warmUp(Site site) throws Exception {
        Checks.clean(report, "full_over_empty", site.single(CONNECTIONS, new Pace.Closed(), options.warmupSeconds()));
    }

    private double rate(Site site) throws Exception {
        return Checks.clean(report, "full_over_empty", site.single(CONNECTIONS, new Pace.Closed(), options.seconds())).unitsPerSecond();
    }

    private void audit(Site full) throws Exception {
        Command audit = Command.run(scratch, List.of(options.huiji(), "audit"), full.server());
        report.value("full_audit_differences", audit.values().getOrDefault("differences", "none printed"));
        report.value("full_audit_seconds", audit.seconds());
        if (audit.exitCode() != 0 || !"0".equals(audit.values().get("differences"))) {
            report.flag("full_over_empty", "the audit ended with " + audit.exitCode() + ": " + audit.end());
        }
    }
}
