package io.huiji.server.imports.job;

import io.huiji.server.desk.Desk;
import io.huiji.server.desk.Order;
import io.huiji.server.imports.ImportRun;
import io.huiji.server.imports.ImportRun.Status;
import io.huiji.server.imports.file.TableFile;
import io.huiji.server.imports.file.TableLimits;
import io.huiji.server.imports.job.Conveyor.Item;
import io.huiji.server.imports.mapping.MappingFile;
import io.huiji.server.imports.model.Contents;
import io.huiji.server.imports.model.FileReading;
import io.huiji.server.imports.model.Reason;
import io.huiji.server.imports.model.ReturnMatching;
import io.huiji.server.imports.model.Step;
import io.huiji.server.imports.model.Steps;
import io.huiji.server.imports.store.RunSql;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One import from the file to the figures: read → look up stores, members, products → match returns and keep what was found → receipts and refunds to the desk in order of time.
 * Nothing depends on where an earlier run ended: what is there already is answered from the books.
 */
@Component
class ImportJob {

    private final ImportFiles files;
    private final Resolver resolver;
    private final ReturnPlanning planning;
    private final AnonymousReceipts anonymous;
    private final Forecast forecast;
    private final ReturnLines returnLines;
    private final RunSql runs;
    private final Desk desk;
    private final InstantSource clock;

    ImportJob(ImportFiles files, Resolver resolver, ReturnPlanning planning, AnonymousReceipts anonymous, Forecast forecast, ReturnLines returnLines, RunSql runs, Desk desk,
            InstantSource clock) {
        this.files = files;
        this.resolver = resolver;
        this.planning = planning;
        this.anonymous = anonymous;
        this.forecast = forecast;
        this.returnLines = returnLines;
        this.runs = runs;
        this.desk = desk;
        this.clock = clock;
    }

    /** @throws Progress.Stopped what was carried out stays, and the figures so far are kept */
    void run(ImportRun run, Progress progress) {
        long start = System.nanoTime();
        try (RejectedFile rejected = new RejectedFile(files.rejected(run.id()))) {
            String mapping = run.mapping();
            var read = FileReading.read(new TableFile(files.uploaded(run.id()), TableLimits.STANDARD), mapping == null ? null : MappingFile.parse(mapping), rejected,
                    clock.instant());
            progress.check();
            Resolved resolved = run.dryRun() ? resolver.look(read.mapping(), read.contents()) : resolver.ensure(read.mapping(), read.contents());
            Tally tally = new Tally();
            tally.newMembers(resolved.newMembers().size());
            ReturnMatching matching = planning.match(resolved);
            if (!run.dryRun()) {
                planning.keep(run.id(), resolved, matching);
            }
            UnmatchedFile.write(files.unmatched(run.id()), read.contents(), matching);
            Steps steps = Steps.of(read.contents(), matching);
            progress.begin(steps.all().size());
            runs.begin(run.id(), read.mapping().source(), MappingFile.write(read.mapping()), steps.all().size());
            Orders orders = new Orders(resolved, steps, run.id(), runs.lastUndone(read.mapping().source()));
            Reporting reporting = new Reporting(read.contents(), steps, tally, rejected, read.mapping().receipt());
            try {
                if (run.dryRun()) {
                    forecast.run(resolved, steps, orders, reporting, progress);
                    anonymous.forecast(resolved, tally);
                    returnLines.forecast(resolved, matching, tally);
                } else {
                    anonymous.keep(run.id(), resolved, tally, progress);
                    carryOut(resolved, steps, orders, reporting, progress);
                    returnLines.record(run.id(), resolved, matching, tally);
                }
            } finally {
                keep(run, read.contents(), tally, progress, start);
            }
        }
    }

    private void keep(ImportRun run, Contents contents, Tally tally, Progress progress, long start) {
        Map<String, String> summary = tally.summary(contents, (System.nanoTime() - start) / 1_000_000);
        runs.progress(run.id(), Status.RUNNING, progress.done(), summary);
    }

    private void carryOut(Resolved resolved, Steps steps, Orders orders, Reporting reporting, Progress progress) {
        new Conveyor<>(desk, reporting, progress).send(new Pending(resolved, steps, orders, reporting, progress));
    }

    /** The steps that can be asked of the desk, made into orders when their turn comes. */
    private static final class Pending implements Iterator<Item<Step>> {

        private final Resolved resolved;
        private final Queue<Step> left;
        private final Orders orders;
        private final Reporting reporting;
        private final Progress progress;
        private @Nullable Item<Step> next;

        Pending(Resolved resolved, Steps steps, Orders orders, Reporting reporting, Progress progress) {
            this.resolved = resolved;
            this.left = new ArrayDeque<>(steps.all());
            this.orders = orders;
            this.reporting = reporting;
            this.progress = progress;
        }

        @Override
        public boolean hasNext() {
            while (next == null && !left.isEmpty()) {
                Step step = left.remove();
                if (resolved.member(resolved.contents().receipts, step.receipt()) == 0) {
                    reporting.reject(step, resolved.mapping().member().column(), Reason.NOT_A_MEMBER.zh(), Reason.NOT_A_MEMBER.en());
                    progress.step();
                    continue;
                }
                Order order = orders.order(step);
                if (order == null) {
                    progress.step();
                } else {
                    next = new Item<>(step, order);
                }
            }
            return next != null;
        }

        @Override
        public Item<Step> next() {
            if (!hasNext()) {
                throw new java.util.NoSuchElementException();
            }
            Item<Step> item = java.util.Objects.requireNonNull(next);
            next = null;
            return item;
        }
    }
}
