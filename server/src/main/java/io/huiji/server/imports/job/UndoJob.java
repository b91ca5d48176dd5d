package io.huiji.server.imports.job;

import io.huiji.engine.decision.Decision;
import io.huiji.engine.facts.StoreFacts;
import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Desk;
import io.huiji.server.desk.Order;
import io.huiji.server.imports.ImportRun;
import io.huiji.server.imports.job.Conveyor.Item;
import io.huiji.server.imports.store.ReturnLineSql;
import io.huiji.server.imports.store.ReturnPieceSql;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.ReceiptRow;
import io.huiji.server.purchase.Receipts;
import io.huiji.server.store.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes an import back: what is left of each of its receipts is refunded through the desk, and its number is freed so that a corrected file can bring it
 * again. Cut short and started again it goes on where it was.
 */
@Component
class UndoJob {

    private static final int PAGE = 1_000;
    static final ReceiptNumber BEFORE_ALL = new ReceiptNumber("", "");

    private final Receipts receipts;
    private final Stores stores;
    private final Desk desk;
    private final ReturnLineSql returnLines;
    private final ReturnPieceSql pieces;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    UndoJob(Receipts receipts, Stores stores, Desk desk, ReturnLineSql returnLines, ReturnPieceSql pieces,
            TransactionTemplate transaction, InstantSource clock) {
        this.receipts = receipts;
        this.stores = stores;
        this.desk = desk;
        this.returnLines = returnLines;
        this.pieces = pieces;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param left receipts that could not be refunded and stay as they are
     */
    record Result(long receipts, long points, long left) {

        Map<String, String> addedTo(Map<String, String> summary) {
            Map<String, String> figures = new LinkedHashMap<>(summary);
            figures.put("undone_receipts", Long.toString(receipts));
            figures.put("undone_points", Long.toString(points));
            figures.put("undo_left", Long.toString(left));
            return figures;
        }
    }

    Result run(ImportRun run, Progress progress) {
        Instant now = clock.instant();
        AtomicLong points = new AtomicLong();
        long freed = 0;
        long left = 0;
        progress.begin(run.total());
        List<ReceiptRow> page = receipts.ofImport(run.id(), BEFORE_ALL, PAGE);
        while (!page.isEmpty()) {
            List<ReceiptNumber> free = refund(run.id(), page, now, points, progress);
            transaction.executeWithoutResult(status -> {
                receipts.forgetAnonymous(run.id(), free);
                receipts.release(run.id(), free);
                pieces.forgetOfSales(free);
            });
            freed += free.size() - anonymousOf(page);
            left += page.size() - free.size();
            page = receipts.ofImport(run.id(), page.getLast().number(), PAGE);
        }
        if (left == 0) {
            returnLines.forgetOf(run.id());
        }
        return new Result(freed, points.get(), left);
    }

    private static long anonymousOf(List<ReceiptRow> page) {
        return page.stream().filter(row -> row.memberId() == null).count();
    }

    private List<ReceiptNumber> refund(long runId, List<ReceiptRow> page, Instant now, AtomicLong points, Progress progress) {
        Queue<ReceiptNumber> done = new ConcurrentLinkedQueue<>();
        List<Item<ReceiptNumber>> items = new ArrayList<>(page.size());
        for (ReceiptRow row : page) {
            Long memberId = row.memberId();
            if (memberId == null) {
                done.add(row.number());
            } else if (row.refundedFen() >= row.netFen()) {
                done.add(row.number());
                progress.step();
            } else {
                items.add(new Item<>(row.number(), order(runId, row, memberId, now)));
            }
        }
        new Conveyor<ReceiptNumber>(desk, (number, order, answer) -> {
            if (answer instanceof Answer.Decided decided && decided.decision() instanceof Decision.Accepted accepted) {
                points.addAndGet(decided.repeated() ? 0 : -accepted.changes().points());
                done.add(number);
            }
        }, progress).send(items.iterator());
        return List.copyOf(done);
    }

    private Order order(long runId, ReceiptRow row, long memberId, Instant now) {
        ReceiptNumber refund = new ReceiptNumber(row.number().space(), Resolved.fitting("undo:" + runId + ":" + row.number().number()));
        String key = "import-undo:" + runId + ":" + row.number().space() + ":" + row.number().number();
        StoreFacts store = stores.findById(row.storeId()).map(found -> new StoreFacts(found.id(), found.code(), found.zone())).orElse(null);
        return new Order.Refund(new Order.Head(WriteKey.of(0, key, "whole"), 0, memberId, store), row.number(), refund, now, new Order.Part.Whole(), 0);
    }
}
