package io.huiji.bench;

import io.huiji.bench.Options.Part;
import io.huiji.bench.engine.EngineSpeed;
import io.huiji.bench.floor.Floor;
import io.huiji.bench.floor.Pgbench;
import io.huiji.bench.load.LoadResult;
import io.huiji.bench.load.Pace;
import io.huiji.bench.server.Command;
import io.huiji.bench.server.HeapWatch;
import io.huiji.bench.server.Scratch;
import io.huiji.bench.server.ServerProcess;
import io.huiji.bench.server.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Measures part by part on servers of its own in a scratch folder. Every rate is compared with its partner in the same run, in turn;
 * a figure whose run had an answer that was not as it should be is flagged.
 */
final class Bench {

    private static final int[] CONNECTIONS = {32, 128};

    private final Options options;
    private final Report report;
    private final Scratch scratch;
    private final InstantSource clock;

    Bench(Options options, Report report, Scratch scratch, InstantSource clock) {
        this.options = options;
        this.report = report;
        this.scratch = scratch;
        this.clock = clock;
    }

    void run() throws Exception {
        if (options.wants(Part.ENGINE)) {
            engine();
        }
        if (options.wants(Part.EARN) || options.wants(Part.BULK) || options.wants(Part.HOT) || options.wants(Part.FULL) || options.wants(Part.START)) {
            purchases();
        }
        if (options.wants(Part.IMPORT)) {
            importReceipts();
        }
    }

    private void engine() {
        report.say("decisions of the engine, one core");
        EngineSpeed speed = EngineSpeed.measure(5, Math.min(5, options.seconds() / 4));
        report.value("engine_decisions_per_s", speed.decisionsPerSecond());
        report.value("engine_decisions_without_steps_per_s", speed.withoutStepsPerSecond());
    }

    private void purchases() throws Exception {
        Site site = site("empty");
        report.value("database", site.books().settings());
        if (options.wants(Part.EARN) || options.wants(Part.BULK)) {
            Floors floors = new Floors(Floor.prepare(site.database()), site.books(), options.seconds());
            floors.warmUp(options.warmupSeconds());
            warmUp(site);
            if (options.wants(Part.EARN)) {
                earn(site, floors);
            }
            if (options.wants(Part.BULK)) {
                bulk(site, floors);
            }
            pgbench(site, floors);
            Floor.drop(site.database());
        }
        if (options.wants(Part.HOT)) {
            new HotAgainstCold(options, report).measure(site);
        }
        if (options.wants(Part.FULL)) {
            new FullAgainstEmpty(options, report, scratch).measure(site, site("full"));
        }
        memory("server", site);
        if (options.wants(Part.START)) {
            restart("start_seconds", site);
        }
        scratch.end(site.server());
    }

    private void earn(Site site, Floors floors) throws Exception {
        double[] best = new double[CONNECTIONS.length];
        List<Pairs.Pair> pairs = Pairs.interleave(options.pairs(), () -> {
            double better = 0;
            for (int i = 0; i < CONNECTIONS.length; i++) {
                LoadResult result = checked("earn_over_floor", site.single(CONNECTIONS[i], new Pace.Closed(), options.seconds()));
                report.say(String.format(Locale.ROOT, "earn at %d connections: %.0f a second, p50 %.1f ms, p99 %.1f ms", CONNECTIONS[i],
                        result.unitsPerSecond(), result.p50Millis(), result.p99Millis()));
                best[i] = Math.max(best[i], result.unitsPerSecond());
                better = Math.max(better, result.unitsPerSecond());
            }
            return better;
        }, floors::rate);
        int connections = best[0] > best[1] ? CONNECTIONS[0] : CONNECTIONS[1];
        report.value("earn_per_s", Pairs.medianMeasured(pairs));
        report.value("earn_connections", Integer.toString(connections));
        report.value("earn_floor_per_s", Pairs.medianReference(pairs));
        report.value("earn_over_floor", Pairs.medianRatio(pairs));
        latency(site, connections, Pairs.medianMeasured(pairs) / 2);
    }

    private void latency(Site site, int connections, double rate) throws Exception {
        double[] p50 = new double[options.pairs()];
        double[] p99 = new double[options.pairs()];
        for (int i = 0; i < options.pairs(); i++) {
            LoadResult result = checked("p99_ms", site.single(connections, new Pace.Fixed(rate), options.seconds()));
            p50[i] = result.p50Millis();
            p99[i] = result.p99Millis();
        }
        report.value("p99_at_per_s", rate);
        report.value("p50_ms", Pairs.median(p50));
        report.value("p99_ms", Pairs.median(p99));
    }

    private void bulk(Site site, Floors floors) throws Exception {
        site.books().empty();
        checked("bulk_over_floor", site.bulk(Math.min(10, options.warmupSeconds())));
        List<Pairs.Pair> pairs = Pairs.interleave(options.pairs(), () -> {
            LoadResult result = checked("bulk_over_floor", site.bulk(options.seconds()));
            report.say(String.format(Locale.ROOT, "bulk: %.0f purchases a second, p50 %.0f ms a call, p99 %.0f ms", result.unitsPerSecond(),
                    result.p50Millis(), result.p99Millis()));
            return result.unitsPerSecond();
        }, floors::rate);
        report.value("bulk_per_s", Pairs.medianMeasured(pairs));
        report.value("bulk_floor_per_s", Pairs.medianReference(pairs));
        report.value("bulk_over_floor", Pairs.medianRatio(pairs));
    }

    private void pgbench(Site site, Floors floors) throws IOException, InterruptedException {
        OptionalDouble rate = Pgbench.earnsPerSecond(site.database(), floors.connections(), (int) Math.max(1, options.seconds()));
        report.value("floor_connections", Integer.toString(floors.connections()));
        report.value("pgbench_per_s", rate.isPresent() ? String.format(Locale.ROOT, "%.0f", rate.getAsDouble()) : "skipped: no pgbench here");
    }

    private void importReceipts() throws Exception {
        if (!Files.isRegularFile(options.data())) {
            report.value("import_seconds", "skipped: there is no " + options.data());
            return;
        }
        ServerProcess server = ServerProcess.start(scratch, options.serverCommand(), scratch.folder("import"));
        HeapWatch heap = HeapWatch.of(server);
        Command imported = Command.run(scratch, List.of(options.huiji(), "import", "receipts", options.data().toString()), server);
        if (imported.exitCode() != 0) {
            report.flag("import_seconds", "the import ended with " + imported.exitCode() + ": " + imported.end());
        }
        imported.values().forEach((name, value) -> report.value("import_" + name, value));
        report.value("import_command_seconds", imported.seconds());
        heap.close();
        report.value("import_heap_used_max_mb", heap.usedMegabytes());
        report.value("import_peak_memory_mb", Long.toString(server.peakMemoryMegabytes()));
        scratch.end(server);
    }

    private Site site(String name) throws Exception {
        report.say("preparing a server with " + options.members() + " members: " + name);
        ServerProcess server = ServerProcess.start(scratch, options.serverCommand(), scratch.folder(name));
        report.value("start_" + name + "_new_seconds", server.startSeconds());
        return Site.prepare(server, CampaignProgrammes.demo(), options.members(), options.clientThreads(), clock);
    }

    private void warmUp(Site site) throws Exception {
        checked("warm_up", site.single(CONNECTIONS[1], new Pace.Closed(), options.warmupSeconds()));
        site.books().empty();
    }

    private void memory(String name, Site site) throws IOException {
        site.stopWatching();
        report.value(name + "_heap_used_max_mb", site.heap().usedMegabytes());
        report.value(name + "_heap_committed_max_mb", site.heap().committedMegabytes());
        report.value(name + "_peak_memory_mb", Long.toString(site.server().peakMemoryMegabytes()));
        if (site.heap().samples() == 0) {
            report.flag(name + "_heap_used_max_mb", "the server's metrics could not be read");
        }
    }

    /** On existing data, after an orderly end. */
    private void restart(String name, Site site) throws Exception {
        double[] seconds = new double[options.pairs()];
        ServerProcess server = site.server();
        for (int i = 0; i < seconds.length; i++) {
            scratch.end(server);
            server = ServerProcess.start(scratch, options.serverCommand(), server.data());
            seconds[i] = server.startSeconds();
        }
        scratch.end(server);
        report.value(name, Pairs.median(seconds));
    }

    private LoadResult checked(String figure, LoadResult result) {
        return Checks.clean(report, figure, result);
    }
}
