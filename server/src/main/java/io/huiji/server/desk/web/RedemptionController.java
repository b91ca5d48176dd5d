package io.huiji.server.desk.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.batch.Quotes;
import io.huiji.server.member.MemberRef;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.ReadOnly;
import io.huiji.server.platform.WriteKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "redemptions", description = "兑换:一步完成,或 预扣→确认/释放 / Spending: in one step, or reserve → capture / void")
class RedemptionController {

    private final Acting acting;
    private final Replying replying;
    private final Quotes quotes;

    RedemptionController(Acting acting, Replying replying, Quotes quotes) {
        this.acting = acting;
        this.replying = replying;
        this.quotes = quotes;
    }

    record RedeemBody(
            @NotNull @Size(min = 1, max = 40) String store,
            @NotNull @Valid MemberRef member,
            @Schema(description = "使用积分 / Points to spend", example = "500") @Min(1) @Max(1_000_000_000_000L) long points) {}

    record ReserveBody(
            @NotNull @Size(min = 1, max = 40) String store,
            @NotNull @Valid MemberRef member,
            @Min(1) @Max(1_000_000_000_000L) long points,
            @Schema(description = "预扣到期,缺省按方案 / When the hold ends; by default the programme's holding time") @Nullable OffsetDateTime expiresAt) {}

    record CaptureBody(
            @NotNull @Size(min = 1, max = 40) String store,
            @Schema(description = "实际使用积分,缺省为全部;余下退回 / Points used; by default all, the rest goes back")
                    @Nullable @Min(1) @Max(1_000_000_000_000L) Long points) {}

    record StoreBody(@NotNull @Size(min = 1, max = 40) String store) {}

    @PostMapping("/redemptions")
    @Needs(Scope.REDEMPTIONS_WRITE)
    @Operation(summary = "一步兑换 / Redeem in one step")
    ResponseEntity<DecisionView> redeem(@RequestBody @Valid RedeemBody body, WriteKey key, Caller caller) {
        return replying.submit(new Order.Redeem(acting.spending(body.store(), body.member(), key, caller), body.points()));
    }

    @PostMapping("/redemptions/quote")
    @Needs(Scope.REDEMPTIONS_WRITE)
    @ReadOnly
    @Operation(summary = "试算兑换:会剩多少分;不写入 / Quote of a redemption: what would be left; writes nothing")
    ResponseEntity<DecisionView> quote(@RequestBody @Valid RedeemBody body, Caller caller) {
        Order order = new Order.Redeem(acting.spending(body.store(), body.member(), Replying.NO_KEY, caller), body.points());
        return Replying.reply(quotes.quote(order), 200);
    }

    @PostMapping("/redemptions/{redemptionId}/reversal")
    @Needs(Scope.REDEMPTIONS_WRITE)
    @Operation(summary = "撤销兑换,积分退回原批次 / Reverse a redemption; the points go back to their lots")
    ResponseEntity<DecisionView> reverse(@PathVariable String redemptionId, @RequestBody @Valid StoreBody body, WriteKey key, Caller caller) {
        Ref redemption = Ref.parse(redemptionId, ProblemCode.NOT_FOUND);
        return replying.submit(new Order.Restore(acting.following(body.store(), redemption, key, caller), redemption.memberId(), redemption.id()));
    }

    @PostMapping("/holds")
    @Needs(Scope.REDEMPTIONS_WRITE)
    @Operation(summary = "预扣 / Reserve points for a checkout")
    ResponseEntity<DecisionView> reserve(@RequestBody @Valid ReserveBody body, WriteKey key, Caller caller) {
        return replying.submit(new Order.Reserve(acting.spending(body.store(), body.member(), key, caller), body.points(),
                body.expiresAt() == null ? null : acting.future("expiresAt", body.expiresAt())));
    }

    @PostMapping("/holds/{holdId}/capture")
    @Needs(Scope.REDEMPTIONS_WRITE)
    @Operation(summary = "确认预扣 / Capture a hold")
    ResponseEntity<DecisionView> capture(@PathVariable String holdId, @RequestBody @Valid CaptureBody body, WriteKey key, Caller caller) {
        Ref hold = Ref.parse(holdId, ProblemCode.HOLD_UNKNOWN);
        return replying.submit(new Order.Capture(acting.following(body.store(), hold, key, caller), hold.id(), body.points()));
    }

    @PostMapping("/holds/{holdId}/void")
    @Needs(Scope.REDEMPTIONS_WRITE)
    @Operation(summary = "释放预扣 / Void a hold")
    ResponseEntity<DecisionView> release(@PathVariable String holdId, @RequestBody @Valid StoreBody body, WriteKey key, Caller caller) {
        Ref hold = Ref.parse(holdId, ProblemCode.HOLD_UNKNOWN);
        return replying.submit(new Order.VoidHold(acting.following(body.store(), hold, key, caller), hold.id()));
    }
}
