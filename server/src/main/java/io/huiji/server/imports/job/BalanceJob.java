package io.huiji.server.imports.job;

import io.huiji.server.imports.ImportFailure;
import io.huiji.server.imports.ImportRun;
import io.huiji.server.imports.ImportRun.Status;
import io.huiji.server.imports.file.TableFile;
import io.huiji.server.imports.job.BalanceHolders.Balance;
import io.huiji.server.imports.job.BalanceHolders.Holder;
import io.huiji.server.imports.mapping.BalanceMappings;
import io.huiji.server.imports.mapping.MappingFile;
import io.huiji.server.imports.model.BalanceLines;
import io.huiji.server.imports.model.MemberLines.Identity;
import io.huiji.server.imports.model.Reason;
import io.huiji.server.imports.store.BalanceSql;
import io.huiji.server.imports.store.RunSql;
import io.huiji.server.member.IdentityKind;
import io.huiji.server.member.MemberEntry;
import io.huiji.server.member.MemberEntry.Change;
import io.huiji.server.member.MemberEntry.Result;
import io.huiji.server.member.MemberPages;
import io.huiji.server.programme.Programmes;
import io.huiji.server.store.Stores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Old balances and printed cards by file (N3): the whole file is looked at first, so that every line that cannot be taken and the sum of the others are known
 * before anything is written. Then who is new is enrolled and each balance is granted through the desk, once per source, member and end of life: again it
 * grants nothing, and cut short and run again it ends with the same books.
 */
@Component
class BalanceJob {

    private final ImportFiles files;
    private final MemberPages pages;
    private final Stores stores;
    private final Programmes programmes;
    private final BalanceSql balances;
    private final BalanceGrants grants;
    private final BalanceApproval approval;
    private final RunSql runs;
    private final InstantSource clock;

    BalanceJob(ImportFiles files, MemberPages pages, Stores stores, Programmes programmes, BalanceSql balances, BalanceGrants grants, BalanceApproval approval,
            RunSql runs, InstantSource clock) {
        this.files = files;
        this.pages = pages;
        this.stores = stores;
        this.programmes = programmes;
        this.balances = balances;
        this.grants = grants;
        this.approval = approval;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * @throws Progress.Stopped what was carried out stays, and the figures so far are kept
     * @throws Held nothing was written, and a second person was asked
     * @throws ImportFailure it is of no use as a whole, or more than a key may bring in: nothing was written
     */
    void run(ImportRun run, Progress progress) {
        Path upload = files.uploaded(run.id());
        if (!Files.exists(upload)) {
            throw new ImportFailure("upload_gone", "文件已不在这台服务器上,请重新上传", "The file is no longer on this server; upload it again");
        }
        long start = System.nanoTime();
        Instant now = clock.instant();
        ZoneId zone = programmes.inForce(now).zone();
        try (RejectedFile rejected = new RejectedFile(files.rejected(run.id()))) {
            CountedRejections rejections = new CountedRejections(rejected);
            BalanceLines.Read read = BalanceLines.read(new TableFile(upload, MemberJob.LIMITS),
                    run.mapping() == null ? null : BalanceMappings.parse(run.mapping()), LocalDate.ofInstant(now, zone), rejections);
            BalanceHolders found = new BalanceHolders(stores, read.columns(), rejections, now);
            read.readable().forEach(found::add);
            Looked looked = look(read, found, rejections, progress);
            BalanceFigures figures = new BalanceFigures(read, rejections, looked.forecast(), start);
            long steps = looked.holders().stream().mapToLong(holder -> holder.lines.size()).sum();
            runs.begin(run.id(), read.mapping().source(), MappingFile.write(read.mapping()), steps);
            progress.begin(steps);
            if (run.dryRun()) {
                runs.progress(run.id(), Status.RUNNING, steps, figures.summary());
                return;
            }
            if (approval.isNeeded(run, looked.forecast().points())) {
                runs.progress(run.id(), Status.RUNNING, 0, figures.summary());
                approval.ask(run, looked.forecast());
                throw new Held();
            }
            BalanceFigures.Count done = new BalanceFigures.Count();
            try {
                grants.write(new BalanceGrants.Work(run, read.mapping().source(), read.columns(), zone, rejections, done, progress), looked.holders(), looked.blankCards());
                done.cards(0, looked.knownCards());
            } finally {
                runs.progress(run.id(), Status.RUNNING, progress.done(), new BalanceFigures(read, rejections, done, start).summary());
            }
        }
    }

    /** A second person has to approve; the upload is kept until then. */
    static final class Held extends RuntimeException {
        Held() {
            super("held", null, false, false);
        }
    }

    /** What can be carried out, and what would come of it. */
    private record Looked(List<Holder> holders, Set<String> blankCards, long knownCards, BalanceFigures.Count forecast) {}

    private Looked look(BalanceLines.Read read, BalanceHolders found, CountedRejections rejections, Progress progress) {
        BalanceFigures.Count forecast = new BalanceFigures.Count();
        List<Holder> fitting = new ArrayList<>();
        Map<Long, Long> lineOfMember = new HashMap<>();
        for (List<Holder> page : pages(found.holders())) {
            progress.check();
            List<Result> results = pages.look(page.stream().map(holder -> holder.entry).toList());
            List<Holder> fits = new ArrayList<>(page.size());
            for (int i = 0; i < page.size(); i++) {
                if (fits(page.get(i), results.get(i), read.columns(), lineOfMember, rejections)) {
                    fits.add(page.get(i));
                }
            }
            compare(read, fits, rejections, forecast);
            fitting.addAll(fits);
        }
        Set<String> fresh = lookAtCards(found.blankCards(), forecast);
        return new Looked(fitting, fresh, (long) found.blankCards().size() - fresh.size(), forecast);
    }

    private boolean fits(Holder holder, Result result, BalanceLines.Columns columns, Map<Long, Long> lineOfMember, CountedRejections rejections) {
        switch (result) {
            case Result.Refused refused -> holder.lines.forEach(line -> rejections.reject(line,
                    refused.kind() == null ? "" : columns.of(Identity.valueOf(refused.kind().name())), MemberPass.reason(refused)));
            case Result.Fits fits -> {
                Long before = fits.memberId() == 0 ? null : lineOfMember.putIfAbsent(fits.memberId(), holder.entry.line());
                if (before == null) {
                    holder.memberId = fits.memberId();
                    holder.change = fits.change();
                    return true;
                }
                holder.lines.forEach(line -> rejections.reject(line, "", "第 " + before + " 行是同一位会员", "line " + before + " is the same member"));
            }
        }
        return false;
    }

    /** With what was granted before. */
    private void compare(BalanceLines.Read read, List<Holder> fits, CountedRejections rejections, BalanceFigures.Count forecast) {
        Map<BalanceSql.Key, BalanceSql.Row> granted = balances.find(read.mapping().source(), fits.stream().map(holder -> holder.memberId).filter(id -> id != 0).toList());
        for (Holder holder : fits) {
            forecast.member(java.util.Objects.requireNonNull(holder.change));
            for (Balance balance : List.copyOf(holder.balances)) {
                BalanceSql.Row row = granted.get(new BalanceSql.Key(holder.memberId, balance.expiresOn()));
                if (row == null || row.decisionId() == null) {
                    forecast.granted(balance.line().points());
                } else if (row.points() == balance.line().points()) {
                    forecast.wasThere();
                } else {
                    rejections.reject(balance.line().line(), read.columns().points(), Reason.OTHER_BALANCE);
                    holder.balances.remove(balance);
                }
            }
        }
    }

    /** Those that are new: neither kept before nor anybody's. */
    private Set<String> lookAtCards(Map<String, Long> blankCards, BalanceFigures.Count forecast) {
        Set<String> fresh = new HashSet<>(blankCards.keySet());
        for (List<String> page : pages(blankCards.keySet())) {
            balances.knownCards(page).forEach(fresh::remove);
            List<Result> results = pages.look(page.stream().map(number -> new MemberEntry(0, Map.of(IdentityKind.CARD, number), null, null, null, clock.instant())).toList());
            for (int i = 0; i < page.size(); i++) {
                if (!(results.get(i) instanceof Result.Fits fits && fits.change() == Change.NEW)) {
                    fresh.remove(page.get(i));
                }
            }
        }
        forecast.cards(fresh.size(), blankCards.size() - fresh.size());
        return fresh;
    }

    static <T> List<List<T>> pages(Collection<T> values) {
        List<T> all = List.copyOf(values);
        List<List<T>> pages = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MemberPages.PAGE_MAX) {
            pages.add(all.subList(from, Math.min(from + MemberPages.PAGE_MAX, all.size())));
        }
        return pages;
    }
}
