package io.huiji.server.imports.job;

import io.huiji.engine.decision.Decision;
import io.huiji.engine.facts.StoreFacts;
import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Desk;
import io.huiji.server.desk.Order;
import io.huiji.server.imports.ImportRun;
import io.huiji.server.imports.job.BalanceHolders.Balance;
import io.huiji.server.imports.job.BalanceHolders.Holder;
import io.huiji.server.imports.job.Conveyor.Item;
import io.huiji.server.imports.model.BalanceLines.Columns;
import io.huiji.server.imports.model.Reason;
import io.huiji.server.imports.model.Rejections;
import io.huiji.server.imports.store.BalanceSql;
import io.huiji.server.imports.store.BalanceSql.Key;
import io.huiji.server.imports.store.BalanceSql.Row;
import io.huiji.server.member.MemberEntry;
import io.huiji.server.member.MemberEntry.Result;
import io.huiji.server.member.MemberPages;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.store.Stores;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Enrols and grants. A row of {@code imports.balance} is kept before the desk is asked, and the desk's key names the run that kept it: whoever goes on after
 * a crash asks the same question and gets the same answer.
 */
@Component
class BalanceGrants {

    private final MemberPages pages;
    private final BalanceSql balances;
    private final Stores stores;
    private final Desk desk;

    BalanceGrants(MemberPages pages, BalanceSql balances, Stores stores, Desk desk) {
        this.pages = pages;
        this.balances = balances;
        this.stores = stores;
        this.desk = desk;
    }

    /** What a run is about. */
    record Work(ImportRun run, String source, Columns columns, ZoneId zone, Rejections rejections, BalanceFigures.Count done, Progress progress) {}

    /** A row to be granted, and the line that says so. */
    private record Wanted(Row row, long line) {}

    void write(Work work, List<Holder> holders, Collection<String> blankCards) {
        for (List<Holder> page : BalanceJob.pages(holders)) {
            work.progress().check();
            grant(work, enrolled(work, page));
        }
        List<String> kept = new ArrayList<>();
        for (List<String> page : BalanceJob.pages(blankCards)) {
            balances.keepCards(work.run().id(), page);
            kept.addAll(page);
        }
        work.done().cards(kept.size(), 0);
    }

    /** Who has a number now; somebody else may have changed the records since they were looked at. */
    private List<Holder> enrolled(Work work, List<Holder> page) {
        List<MemberEntry> entries = page.stream().map(holder -> holder.entry).toList();
        List<Result> written = pages.write(entries);
        List<Result> now = pages.look(entries);
        List<Holder> there = new ArrayList<>(page.size());
        for (int i = 0; i < page.size(); i++) {
            Holder holder = page.get(i);
            if (written.get(i) instanceof Result.Fits fits && now.get(i) instanceof Result.Fits known && known.memberId() != 0) {
                holder.memberId = known.memberId();
                work.done().member(fits.change());
                there.add(holder);
            } else {
                Reason reason = written.get(i) instanceof Result.Refused refused ? MemberPass.reason(refused) : Reason.TWO_MEMBERS;
                holder.lines.forEach(line -> work.rejections().reject(line, "", reason));
            }
        }
        return there;
    }

    private void grant(Work work, List<Holder> page) {
        List<Row> asked = new ArrayList<>();
        page.forEach(holder -> holder.balances.forEach(balance -> asked.add(new Row(new Key(holder.memberId, balance.expiresOn()), work.run().id(),
                balance.line().points(), balance.storeId(), balance.line().remark(), null))));
        balances.claim(work.source(), asked);
        Map<Key, Row> kept = balances.find(work.source(), page.stream().map(holder -> holder.memberId).toList());
        List<Wanted> wanted = new ArrayList<>();
        for (Holder holder : page) {
            int withoutPoints = holder.lines.size() - holder.balances.size();
            for (int i = 0; i < withoutPoints; i++) {
                work.progress().step();
            }
            for (Balance balance : holder.balances) {
                Row row = java.util.Objects.requireNonNull(kept.get(new Key(holder.memberId, balance.expiresOn())));
                if (row.points() != balance.line().points()) {
                    work.rejections().reject(balance.line().line(), work.columns().points(), Reason.OTHER_BALANCE);
                    work.progress().step();
                } else if (row.decisionId() != null) {
                    work.done().wasThere();
                    work.progress().step();
                } else {
                    wanted.add(new Wanted(row, balance.line().line()));
                }
            }
        }
        send(work, wanted);
    }

    private void send(Work work, List<Wanted> wanted) {
        Queue<Row> granted = new ConcurrentLinkedQueue<>();
        Queue<Row> refused = new ConcurrentLinkedQueue<>();
        long callerId = work.run().asked() == null ? 0 : work.run().asked().callerId();
        try {
            new Conveyor<Wanted>(desk, (one, order, answer) -> {
                if (answer instanceof Answer.Decided decided && decided.decision() instanceof Decision.Accepted) {
                    granted.add(with(one.row(), decided.decisionId()));
                    work.done().granted(one.row().points());
                } else {
                    refused.add(one.row());
                    ProblemCode code = code(answer);
                    work.rejections().reject(one.line(), work.columns().points(), code.zh(), code.en());
                }
            }, work.progress()).send(wanted.stream().map(one -> new Item<>(one, order(work.source(), one.row(), work.zone(), callerId))).iterator());
        } finally {
            balances.decided(work.source(), List.copyOf(granted));
            balances.forget(work.source(), List.copyOf(refused));
        }
    }

    Order order(String source, Row row, ZoneId zone, long callerId) {
        StoreFacts store = row.storeId() == null ? null : stores.findById(row.storeId()).map(one -> new StoreFacts(one.id(), one.code(), one.zone())).orElse(null);
        String key = "balance:" + source + ":" + row.runId() + ":" + row.key().memberId() + ":" + row.key().expiresOn();
        Order.Head head = new Order.Head(WriteKey.of(0, key, Long.toString(row.points())), callerId, row.key().memberId(), store);
        return new Order.OldBalance(head, row.points(), expiresAt(row, zone), row.remark());
    }

    /** The last day is spendable to its end. */
    private static @Nullable Instant expiresAt(Row row, ZoneId zone) {
        boolean byProgramme = row.key().expiresOn().equals(BalanceSql.BY_PROGRAMME);
        return byProgramme ? null : row.key().expiresOn().plusDays(1).atStartOfDay(zone).toInstant();
    }

    static Row with(Row row, long decisionId) {
        return new Row(row.key(), row.runId(), row.points(), row.storeId(), row.remark(), decisionId);
    }

    static ProblemCode code(Answer answer) {
        return switch (answer) {
            case Answer.Failed failed -> failed.code();
            case Answer.Decided decided when decided.decision() instanceof Decision.Refused refused ->
                    ProblemCode.valueOf(refused.refusal().code().toUpperCase(Locale.ROOT));
            case Answer.Decided _ -> ProblemCode.INTERNAL;
        };
    }
}
