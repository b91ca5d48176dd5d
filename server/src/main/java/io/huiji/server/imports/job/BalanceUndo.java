package io.huiji.server.imports.job;

import io.huiji.engine.decision.Decision;
import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Desk;
import io.huiji.server.desk.Order;
import io.huiji.server.imports.ImportRun;
import io.huiji.server.imports.job.Conveyor.Item;
import io.huiji.server.imports.store.BalanceSql;
import io.huiji.server.imports.store.BalanceSql.Key;
import io.huiji.server.imports.store.BalanceSql.Row;
import io.huiji.server.ledger.AccountState;
import io.huiji.server.ledger.Books;
import io.huiji.server.platform.RoundTrip;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.programme.Programmes;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.stereotype.Component;

/** Takes the points of a file of old balances back; the members it made stay. Cut short and started again it goes on where it was. */
@Component
class BalanceUndo {

    private static final int PAGE = 1_000;
    private static final Key BEFORE_ALL = new Key(0, BalanceSql.BY_PROGRAMME);

    private final BalanceSql balances;
    private final BalanceGrants grants;
    private final Desk desk;
    private final Books books;
    private final Programmes programmes;
    private final RoundTrip roundTrip;
    private final InstantSource clock;

    BalanceUndo(BalanceSql balances, BalanceGrants grants, Desk desk, Books books, Programmes programmes, RoundTrip roundTrip, InstantSource clock) {
        this.balances = balances;
        this.grants = grants;
        this.desk = desk;
        this.books = books;
        this.programmes = programmes;
        this.roundTrip = roundTrip;
        this.clock = clock;
    }

    /** @param left balances that could not be taken back and stay as they are */
    record Result(long balances, long points, long cards, long left) {

        Map<String, String> addedTo(Map<String, String> summary) {
            Map<String, String> figures = new LinkedHashMap<>(summary);
            figures.put("undone_balances", Long.toString(balances));
            figures.put("undone_points", Long.toString(points));
            figures.put("undone_cards", Long.toString(cards));
            figures.put("undo_left", Long.toString(left));
            return figures;
        }
    }

    Result run(ImportRun run, Progress progress) {
        progress.begin(run.total());
        ZoneId zone = programmes.inForce(clock.instant()).zone();
        long count = 0;
        long points = 0;
        long left = 0;
        for (List<Row> page = balances.ofRun(run.id(), BEFORE_ALL, PAGE); !page.isEmpty(); page = balances.ofRun(run.id(), page.getLast().key(), PAGE)) {
            List<Row> gone = takeBack(run, known(run, page, zone, progress), progress);
            balances.forget(run.source(), gone);
            count += gone.size();
            points += gone.stream().mapToLong(Row::points).sum();
            left += page.size() - gone.size();
        }
        return new Result(count, points, left == 0 ? balances.forgetCards(run.id()) : 0, left);
    }

    /** Where a crash came between the desk's answer and ours, the question is asked once more. */
    private List<Row> known(ImportRun run, List<Row> page, ZoneId zone, Progress progress) {
        Queue<Row> known = new ConcurrentLinkedQueue<>();
        List<Item<Row>> unknown = new ArrayList<>();
        for (Row row : page) {
            if (row.decisionId() != null) {
                known.add(row);
            } else {
                unknown.add(new Item<>(row, grants.order(run.source(), row, zone, run.asked() == null ? 0 : run.asked().callerId())));
            }
        }
        new Conveyor<Row>(desk, (row, order, answer) -> {
            if (answer instanceof Answer.Decided decided && decided.decision() instanceof Decision.Accepted) {
                known.add(BalanceGrants.with(row, decided.decisionId()));
            }
        }, progress).send(unknown.iterator());
        return List.copyOf(known);
    }

    private List<Row> takeBack(ImportRun run, List<Row> page, Progress progress) {
        Queue<Row> gone = new ConcurrentLinkedQueue<>();
        List<Item<Row>> items = new ArrayList<>(page.size());
        for (Row row : page) {
            long decisionId = java.util.Objects.requireNonNull(row.decisionId());
            WriteKey key = WriteKey.of(0, "balance-undo:" + run.id() + ":" + row.key().memberId() + ":" + decisionId, "whole");
            items.add(new Item<>(row, new Order.UndoOldBalance(new Order.Head(key, 0, row.key().memberId(), null), decisionId, row.points())));
        }
        new Conveyor<Row>(desk, (row, order, answer) -> {
            if (answer instanceof Answer.Decided decided && decided.decision() instanceof Decision.Accepted) {
                gone.add(row);
            }
        }, progress).send(items.iterator());
        return List.copyOf(gone);
    }

    /** As the books are now. */
    UndoPreview.Preview preview(long runId) {
        Map<Long, Long> byMember = new HashMap<>();
        long count = 0;
        for (List<Row> page = balances.ofRun(runId, BEFORE_ALL, PAGE); !page.isEmpty(); page = balances.ofRun(runId, page.getLast().key(), PAGE)) {
            count += page.size();
            page.forEach(row -> byMember.merge(row.key().memberId(), row.points(), Math::addExact));
        }
        long debt = 0;
        for (List<Long> page : BalanceJob.pages(byMember.keySet())) {
            for (Map.Entry<Long, AccountState> account : roundTrip.ask(books.accounts(page)).entrySet()) {
                debt += Math.max(0, byMember.getOrDefault(account.getKey(), 0L) - account.getValue().balance().spendable());
            }
        }
        return new UndoPreview.Preview(0, 0, byMember.size(), 0, byMember.values().stream().mapToLong(Long::longValue).sum(), debt, count, balances.cardsOf(runId));
    }
}
