package io.huiji.server.desk.web;

import io.huiji.server.access.Caller;
import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Desk;
import io.huiji.server.desk.Desk.Urgency;
import io.huiji.server.desk.unassigned.UnassignedReceipts;
import io.huiji.server.desk.web.BulkController.BulkItem;
import io.huiji.server.desk.web.BulkController.BulkResult;
import io.huiji.server.desk.web.Keeping.EnrolledMeanwhile;
import io.huiji.server.desk.web.Purchasing.Posted;
import io.huiji.server.platform.Digests;
import io.huiji.server.platform.Item;
import io.huiji.server.platform.Items;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.WriteKey;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Posts the items of a bulk call: each is its own order with its own key; all wait in the lanes together. */
@Component
class BulkPosting {

    private final Items items;
    private final Purchasing purchasing;
    private final Keeping keeping;
    private final Desk desk;

    BulkPosting(Items items, Purchasing purchasing, Keeping keeping, Desk desk) {
        this.items = items;
        this.purchasing = purchasing;
        this.keeping = keeping;
        this.desk = desk;
    }

    List<BulkResult> post(List<Item<BulkItem>> bodies, WriteKey call, Caller caller) {
        List<CompletableFuture<BulkResult>> waiting = new ArrayList<>(bodies.size());
        for (int index = 0; index < bodies.size(); index++) {
            waiting.add(post(index, bodies.get(index), call, caller));
        }
        return waiting.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<BulkResult> post(int index, Item<BulkItem> sent, WriteKey call, Caller caller) {
        try {
            BulkItem item = items.sound(sent);
            WriteKey own = own(index, item, sent.sent(), call, caller);
            return switch (purchasing.posted(item.purchase(), own, caller)) {
                case Posted.Of of -> desk.submit(of.order(), Urgency.BULK).thenApply(answer -> result(index, answer));
                case Posted.Unassigned kept -> CompletableFuture.completedFuture(kept(index, own, kept.receipt()));
            };
        } catch (Problem problem) {
            return CompletableFuture.completedFuture(failed(index, problem));
        } catch (EnrolledMeanwhile enrolled) {
            return post(index, sent, call, caller);
        }
    }

    private static WriteKey own(int index, BulkItem item, @Nullable UUID sent, WriteKey call, Caller caller) {
        String key = item.key() == null ? call.claim() + ":" + index : item.key();
        return new WriteKey(Digests.uuid(caller.callerId() + "\n" + key), sent == null ? Digests.uuid(call.body() + ":" + index) : sent);
    }

    private BulkResult kept(int index, WriteKey key, UnassignedReceipts.Receipt receipt) {
        var reply = keeping.keep(key, receipt);
        return new BulkResult(index, reply.status(), reply.repeated() ? true : null, null, 0L, receipt.phone() == null ? "anonymous" : "waiting", null);
    }

    private BulkResult result(int index, Answer answer) {
        if (answer instanceof Answer.Decided decided) {
            var changes = DecisionView.changes(decided);
            if (changes != null) {
                return new BulkResult(index, 201, decided.repeated() ? true : null, new Ref(decided.memberId(), decided.decisionId()).toString(),
                        changes.points(), "credited", null);
            }
        }
        return failed(index, Replying.problem(answer));
    }

    private BulkResult failed(int index, Problem problem) {
        return new BulkResult(index, problem.code().status(), null, null, null, null, items.document(problem));
    }
}
