package io.huiji.server.desk.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.batch.Quotes;
import io.huiji.server.desk.unassigned.UnassignedRefunds;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.ReadOnly;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.purchase.AmountLimits;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.ReceiptRow;
import io.huiji.server.purchase.Receipts;
import io.huiji.server.store.Store;
import io.huiji.server.store.Stores;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/refunds")
@Tag(name = "refunds", description = "退款追回积分 / Refunds take points back")
class RefundController {

    private final Receipts receipts;
    private final Stores stores;
    private final Purchasing purchasing;
    private final Replying replying;
    private final Quotes quotes;
    private final UnassignedRefunds unassigned;
    private final Shift shift;

    RefundController(Receipts receipts, Stores stores, Purchasing purchasing, Replying replying, Quotes quotes, UnassignedRefunds unassigned,
            Shift shift) {
        this.receipts = receipts;
        this.stores = stores;
        this.purchasing = purchasing;
        this.replying = replying;
        this.quotes = quotes;
        this.unassigned = unassigned;
        this.shift = shift;
    }

    record RefundBody(
            @Schema(description = "售出门店编码 / Code of the store that sold") @NotNull @Size(min = 1, max = 40) String store,
            @Schema(description = "原小票号 / Number of the sale's receipt") @NotNull @Size(min = 1, max = 64) String receipt,
            @Schema(description = "原小票营业日 / The sale's business day, where the store restarts its numbers daily") @Nullable LocalDate businessDay,
            @Schema(description = "退款号 / Number of the refund, unique like a receipt's") @NotNull @Size(min = 1, max = 64) String number,
            @NotNull OffsetDateTime eventAt,
            @Schema(description = "办理门店,缺省为售出门店 / Store that refunds; by default the one that sold") @Nullable @Size(min = 1, max = 40) String atStore,
            @Schema(description = "退款金额,分,按比例摊到各行;与 lines 二选一,都缺省为整单 / Amount in fen, spread over the lines; or lines; neither: all that is left")
                    @Nullable @Min(1) @Max(AmountLimits.RECEIPT_FEN_MAX) Long amountFen,
            @Nullable @Size(min = 1, max = 200) List<@Valid @NotNull RefundLine> lines) {}

    @Schema(description = "按金额或按数量,二选一 / By amount or by quantity, one of the two")
    record RefundLine(
            @Min(1) @Max(1000) int no,
            @Nullable @Min(1) @Max(AmountLimits.LINE_FEN_MAX) Long amountFen,
            @Nullable @Min(1) @Max(1_000_000) Integer quantity) {}

    @PostMapping
    @Needs(Scope.PURCHASES_WRITE)
    @Operation(summary = "整单、按行或按金额退款 / Refund a sale, lines of it, or an amount")
    @Answers(DecisionView.class)
    ResponseEntity<?> refund(@RequestBody @Valid RefundBody body, WriteKey key, Caller caller) {
        Asked asked = asked(body, caller);
        if (asked.sale().memberId() == null) {
            return Replies.of(unassigned.refund(key, asked.sale().number(), asked.number(), asked.at().id(), asked.part()));
        }
        return replying.submit(order(asked, asked.sale().memberId(), body, key, caller));
    }

    @PostMapping("/quote")
    @Needs(Scope.PURCHASES_WRITE)
    @ReadOnly
    @Operation(summary = "试算退款:会追回多少分;不写入 / Quote of a refund: what it would take back; writes nothing")
    ResponseEntity<DecisionView> quote(@RequestBody @Valid RefundBody body, Caller caller) {
        Asked asked = asked(body, caller);
        if (asked.sale().memberId() == null) {
            throw Problem.invalid("receipt", "no_member", "该小票没有会员,退款不涉及积分", "The receipt has no member: a refund takes no points");
        }
        return Replying.reply(quotes.quote(order(asked, asked.sale().memberId(), body, Replying.NO_KEY, caller)), 200);
    }

    /** What a body names: the sale as recorded, the store that refunds, the refund's own number. */
    private record Asked(ReceiptRow sale, Store at, ReceiptNumber number, Order.Part part) {}

    private Asked asked(RefundBody body, Caller caller) {
        Store sold = stores.byCode(body.store());
        Store at = purchasing.store(body.atStore() == null ? body.store() : body.atStore(), caller);
        LocalDate eventDay = purchasing.happened(body.eventAt()).atZone(ZoneId.of(sold.zone())).toLocalDate();
        ReceiptNumber saleNumber = Purchasing.number(sold, body.businessDay(), eventDay, body.receipt(), caller);
        ReceiptRow sale = receipts.find(saleNumber).orElseThrow(() -> Problem.of(ProblemCode.RECEIPT_UNKNOWN));
        shift.requireMayRefund(sale, sold, caller);
        return new Asked(sale, at, Purchasing.number(at, null, eventDay, body.number(), caller), part(body));
    }

    private static Order.Refund order(Asked asked, long memberId, RefundBody body, WriteKey key, Caller caller) {
        Order.Head head = new Order.Head(key, caller.callerId(), memberId, Purchasing.facts(asked.at()));
        return new Order.Refund(head, asked.sale().number(), asked.number(), body.eventAt().toInstant(), asked.part(), 0);
    }

    private static Order.Part part(RefundBody body) {
        if (body.lines() == null) {
            return body.amountFen() == null ? new Order.Part.Whole() : new Order.Part.Amount(body.amountFen());
        }
        if (body.amountFen() != null) {
            throw Problem.invalid("amountFen", "exclusive", "amountFen 与 lines 只能给一个", "Give amountFen or lines, not both");
        }
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < body.lines().size(); i++) {
            RefundLine line = body.lines().get(i);
            if ((line.amountFen() == null) == (line.quantity() == null)) {
                throw Problem.invalid("lines[" + i + "]", "exclusive", "amountFen 与 quantity 必须给且只能给一个", "Give amountFen or quantity, exactly one");
            }
            if (!seen.add(line.no())) {
                throw Problem.invalid("lines[" + i + "].no", "duplicate", "行号重复", "The line number stands twice");
            }
        }
        return new Order.Part.Lines(body.lines().stream()
                .map(line -> new Order.LinePart(line.no(), line.amountFen(), line.quantity())).toList());
    }
}
