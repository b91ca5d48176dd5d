package io.huiji.server.desk.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.batch.Quotes;
import io.huiji.server.desk.unassigned.UnassignedReceipts;
import io.huiji.server.desk.web.Keeping.EnrolledMeanwhile;
import io.huiji.server.desk.web.Purchasing.Posted;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.platform.ReadOnly;
import io.huiji.server.platform.Replies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "purchases", description = "消费获取积分 / Earning on purchases")
class PurchaseController {

    private final Purchasing purchasing;
    private final Replying replying;
    private final Quotes quotes;
    private final Keeping keeping;

    PurchaseController(Purchasing purchasing, Replying replying, Quotes quotes, Keeping keeping) {
        this.purchasing = purchasing;
        this.replying = replying;
        this.quotes = quotes;
        this.keeping = keeping;
    }

    @PostMapping("/purchases")
    @Needs(Scope.PURCHASES_WRITE)
    @Operation(summary = "上传小票并积分 / Post a receipt and earn")
    @Answers(DecisionView.class)
    ResponseEntity<?> post(@RequestBody @Valid PurchaseBody body, WriteKey key, Caller caller) {
        return switch (purchasing.posted(body, key, caller)) {
            case Posted.Of of -> replying.submit(of.order());
            case Posted.Unassigned kept -> keep(body, kept.receipt(), key, caller);
        };
    }

    private ResponseEntity<?> keep(PurchaseBody body, UnassignedReceipts.Receipt receipt, WriteKey key, Caller caller) {
        try {
            return Replies.of(keeping.keep(key, receipt));
        } catch (EnrolledMeanwhile enrolled) {
            return post(body, key, caller);
        }
    }

    @PostMapping("/quotes")
    @Needs(Scope.PURCHASES_WRITE)
    @ReadOnly
    @Operation(summary = "试算:会得多少分,为什么 / Quote: what it would earn, and why")
    ResponseEntity<DecisionView> quote(@RequestBody @Valid PurchaseBody body, Caller caller) {
        if (purchasing.quoted(body, caller) instanceof Posted.Of(Order.Purchase order)) {
            return Replying.reply(quotes.quote(order), 200);
        }
        throw Problem.invalid("member", "required", "试算需要会员", "A quote needs a member");
    }
}
