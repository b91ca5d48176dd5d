package io.huiji.server.desk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Receipt;
import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.desk.model.DecisionJson;
import io.huiji.server.desk.model.DecisionRef;
import io.huiji.server.desk.model.DecisionRow;
import io.huiji.server.desk.model.DecisionRow.Kind;
import io.huiji.server.desk.store.DecisionSql;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.ReadOnly;
import io.huiji.server.product.Products;
import io.huiji.server.purchase.NewReceipt;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.ReceiptRow;
import io.huiji.server.purchase.ReceiptRow.RefundedLine;
import io.huiji.server.purchase.Receipts;
import io.huiji.server.store.Store;
import io.huiji.server.store.Stores;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A receipt by its number, as it was recorded and with what refunds have taken of it: what a till shows before it refunds. */
@RestController
@RequestMapping("/api/v1/receipts")
@Tag(name = "purchases")
class ReceiptController {

    private final Receipts receipts;
    private final DecisionSql decisions;
    private final Stores stores;
    private final Products products;
    private final InstantSource clock;

    ReceiptController(Receipts receipts, DecisionSql decisions, Stores stores, Products products, InstantSource clock) {
        this.receipts = receipts;
        this.decisions = decisions;
        this.stores = stores;
        this.products = products;
        this.clock = clock;
    }

    record ReceiptLookup(
            @Schema(description = "售出门店编码 / Code of the store that sold") @NotNull @Size(min = 1, max = 40) String store,
            @NotNull @Size(min = 1, max = 64) String receipt, @Nullable LocalDate businessDay) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReceiptView(
            String store, String receipt, @Schema(description = "credited | anonymous | waiting") String state,
            @Schema(description = "会员;别店的小票不给 / The member; not of a receipt of a store that the caller does not act for") @Nullable Long memberId,
            Instant eventAt, @Schema(description = "实付合计,分 / Net total in fen") long netFen, long refundedFen,
            @Schema(description = "已积的分 / Points that it earned") long points,
            @Schema(description = "已追回的分 / Points that refunds have taken back") long clawedBackPoints, List<ReceiptLine> lines) {}

    /** A line, and what refunds took of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReceiptLine(
            int no, @Nullable String product, @Schema(description = "商品名称,未知商品没有 / Name of the product, if it is listed") @Nullable String name,
            int quantity, long amountFen, long refundedFen, int refundedQuantity) {}

    @PostMapping("/lookup")
    @Needs(Scope.PURCHASES_WRITE)
    @ReadOnly
    @Operation(summary = "按小票号查小票 / Find a receipt by its number")
    ReceiptView lookup(@RequestBody @Valid ReceiptLookup body, Caller caller) {
        Store store = stores.byCode(body.store());
        LocalDate today = clock.instant().atZone(ZoneId.of(store.zone())).toLocalDate();
        ReceiptNumber number = Purchasing.number(store, body.businessDay(), today, body.receipt(), caller);
        ReceiptRow row = receipts.find(number).orElseThrow(() -> Problem.of(ProblemCode.RECEIPT_UNKNOWN));
        DecisionRow decision = decision(row);
        Receipt receipt = decision != null
                ? ((Command.Purchase) DecisionJson.command(Kind.PURCHASE, decision.command())).receipt()
                : DecisionJson.read(Objects.requireNonNull(row.body()), Receipt.class);
        Long memberId = caller.actsFor(row.storeId()) ? row.memberId() : null;
        return new ReceiptView(stores.byId(row.storeId()).code(), body.receipt(), state(row.state()), memberId, row.eventAt(), row.netFen(),
                row.refundedFen(), decision == null ? 0 : decision.points(), row.clawedPoints(), lines(receipt, row.refunded()));
    }

    /** @throws Problem {@code receipt_unknown}: the number of an activity is none of a receipt */
    @Nullable DecisionRow decision(ReceiptRow row) {
        if (row.memberId() == null || row.decisionId() == null || row.bookedAt() == null) {
            return null;
        }
        DecisionRow decision = decisions.read(List.of(new DecisionRef(row.memberId(), row.decisionId(), row.bookedAt()))).get(row.decisionId());
        if (decision == null || decision.kind() != Kind.PURCHASE) {
            throw Problem.of(ProblemCode.RECEIPT_UNKNOWN);
        }
        return decision;
    }

    List<ReceiptLine> lines(Receipt receipt, List<RefundedLine> refunded) {
        Map<Integer, RefundedLine> taken = refunded.stream().collect(Collectors.toMap(RefundedLine::no, line -> line));
        Map<String, String> names = products.names(receipt.lines().stream().flatMap(line -> Stream.ofNullable(line.product())).collect(Collectors.toSet()));
        return receipt.lines().stream().map(line -> {
            RefundedLine gone = taken.getOrDefault(line.no(), new RefundedLine(line.no(), 0, 0));
            return new ReceiptLine(line.no(), line.product(), line.product() == null ? null : names.get(line.product()), line.quantity(),
                    line.amountFen(), gone.amountFen(), gone.quantity());
        }).toList();
    }

    static String state(NewReceipt.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
