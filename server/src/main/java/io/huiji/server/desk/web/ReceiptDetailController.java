package io.huiji.server.desk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Receipt;
import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.desk.batch.Rereading;
import io.huiji.server.desk.model.DecisionJson;
import io.huiji.server.desk.model.DecisionRef;
import io.huiji.server.desk.model.DecisionRow;
import io.huiji.server.desk.model.DecisionRow.Kind;
import io.huiji.server.desk.store.DecisionSql;
import io.huiji.server.desk.web.DecisionView.Because;
import io.huiji.server.desk.web.ReceiptController.ReceiptLine;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.ReceiptRow;
import io.huiji.server.purchase.Receipts;
import io.huiji.server.purchase.RefundRow;
import io.huiji.server.store.Store;
import io.huiji.server.store.Stores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A receipt as the console shows it: what was bought, what it earned and why, and each refund with what it took back and why. */
@RestController
@RequestMapping("/api/v1/receipts")
class ReceiptDetailController {

    private final Receipts receipts;
    private final ReceiptController lookup;
    private final DecisionSql decisions;
    private final Rereading rereading;
    private final Stores stores;

    ReceiptDetailController(Receipts receipts, ReceiptController lookup, DecisionSql decisions, Rereading rereading, Stores stores) {
        this.receipts = receipts;
        this.lookup = lookup;
        this.decisions = decisions;
        this.rereading = rereading;
        this.stores = stores;
    }

    /** {@code refusal}: why it earned nothing, where it was refused. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReceiptDetail(
            String receiptId, String store, String storeName, String receipt, String state, @Nullable String channel, Instant eventAt, @Nullable Instant bookedAt, long netFen,
            long refundedFen, long points, long clawedBackPoints, @Nullable Long memberId, @Nullable String decisionId, @Nullable String refusal,
            @Nullable Integer programmeVersion, List<ReceiptLine> lines, List<Because> explanation, List<RefundOfReceipt> refunds) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RefundOfReceipt(
            String refund, @Nullable String store, @Nullable String storeName, Instant bookedAt, long amountFen, long clawedBackPoints, @Nullable String decisionId,
            List<Because> explanation) {}

    @GetMapping("/{receiptId}")
    @Needs(Scope.RECEIPTS_READ)
    ReceiptDetail get(Caller caller, @PathVariable String receiptId) {
        ReceiptRow row = ReceiptNumber.ofId(receiptId).flatMap(receipts::find).orElseThrow(() -> Problem.of(ProblemCode.RECEIPT_UNKNOWN));
        caller.requireStore(row.storeId());
        DecisionRow decision = lookup.decision(row);
        Receipt receipt = decision != null ? ((Command.Purchase) DecisionJson.command(Kind.PURCHASE, decision.command())).receipt()
                : DecisionJson.read(Objects.requireNonNull(row.body()), Receipt.class);
        Store store = stores.byId(row.storeId());
        return new ReceiptDetail(receiptId, store.code(), store.name(), row.number().number(), ReceiptController.state(row.state()), receipt.channel(), row.eventAt(),
                row.bookedAt(), row.netFen(), row.refundedFen(), decision == null ? 0 : decision.points(), row.clawedPoints(), row.memberId(),
                decision == null ? null : new Ref(decision.memberId(), decision.id()).toString(), decision == null ? null : decision.refusal(),
                decision == null ? null : decision.planVersion(), lookup.lines(receipt, row.refunded()), decision == null ? List.of() : why(decision), refunds(row));
    }

    private List<RefundOfReceipt> refunds(ReceiptRow sale) {
        List<RefundRow> rows = receipts.refundsOf(sale.number());
        List<DecisionRef> refs = new ArrayList<>();
        for (RefundRow row : rows) {
            if (row.memberId() != null && row.decisionId() != null && row.bookedAt() != null) {
                refs.add(new DecisionRef(row.memberId(), row.decisionId(), row.bookedAt()));
            }
        }
        Map<Long, DecisionRow> decided = decisions.read(refs);
        List<RefundOfReceipt> refunds = new ArrayList<>();
        for (RefundRow row : rows) {
            DecisionRow decision = row.decisionId() == null ? null : decided.get(row.decisionId());
            if (row.bookedAt() != null && (decision == null || decision.refusal() == null)) {
                Store at = row.storeId() == null ? null : stores.byId(row.storeId());
                refunds.add(new RefundOfReceipt(row.number().number(), at == null ? null : at.code(), at == null ? null : at.name(), row.bookedAt(), row.amountFen(),
                        decision == null ? 0 : -decision.points(), decision == null ? null : new Ref(decision.memberId(), decision.id()).toString(),
                        decision == null ? List.of() : why(decision)));
            }
        }
        return refunds;
    }

    private List<Because> why(DecisionRow decision) {
        return Because.of(rereading.answer(decision).decision().steps());
    }
}
