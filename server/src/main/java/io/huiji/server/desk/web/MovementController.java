package io.huiji.server.desk.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.desk.Order;
import io.huiji.server.member.MemberRef;
import io.huiji.server.member.Members;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.WriteKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "movements", description = "转赠、调整、活动积分 / Transfers, adjustments, activity points")
class MovementController {

    private final Acting acting;
    private final Adjusting adjusting;
    private final Members members;
    private final Replying replying;
    private final Purchasing purchasing;
    private final InstantSource clock;

    MovementController(Acting acting, Adjusting adjusting, Members members, Replying replying, Purchasing purchasing, InstantSource clock) {
        this.purchasing = purchasing;
        this.acting = acting;
        this.adjusting = adjusting;
        this.members = members;
        this.replying = replying;
        this.clock = clock;
    }

    record TransferBody(
            @NotNull @Valid MemberRef from,
            @NotNull @Valid MemberRef to,
            @Min(1) @Max(1_000_000_000_000L) long points,
            @Nullable @Size(min = 1, max = 40) String store) {}

    record AdjustmentBody(
            @NotNull @Valid MemberRef member,
            @Schema(description = "正为增加,负为扣减,不为 0 / Positive adds, negative takes; not 0") @Min(-1_000_000_000L) @Max(1_000_000_000L) long points,
            @Schema(description = "原因,会员可见 / Reason; the member sees it") @NotNull @Size(min = 2, max = 200) String reason,
            @Nullable @Size(min = 1, max = 40) String store) {}

    record ActivityBody(
            @NotNull @Valid MemberRef member,
            @Schema(description = "方案中的活动编码 / Code of the activity in the programme") @NotNull @Pattern(regexp = "[a-z0-9_-]{1,40}") String activity,
            @Schema(description = "该活动内唯一,如预约号 / Unique within the activity, e.g. the appointment's number") @NotNull @Size(min = 1, max = 64)
                    @Pattern(regexp = "[\\x21-\\x7e]+", message = "须为可见 ASCII 字符 | Visible ASCII characters only") String reference,
            @NotNull OffsetDateTime eventAt,
            @NotNull @Size(min = 1, max = 40) String store) {}

    @PostMapping("/transfers")
    @Needs(Scope.TRANSFERS_WRITE)
    @Operation(summary = "转赠积分 / Transfer points to another member")
    ResponseEntity<DecisionView> transfer(@RequestBody @Valid TransferBody body, WriteKey key, Caller caller) {
        long from = members.resolveForSpending(body.from(), clock.instant(), caller);
        long to = members.resolve(body.to(), clock.instant(), caller);
        return replying.submit(new Order.Transfer(acting.office(body.store(), from, key, caller), to, body.points()));
    }

    @PostMapping("/adjustments")
    @Needs(Scope.ADJUSTMENTS_WRITE)
    @Operation(summary = "手工调整,须写原因;超过本人限额的,答复 202 并等另一人复核;密钥超过限额的,答复 403 / Adjust by hand, with a reason; above a person's limit the answer is 202 and a second person approves, above a key's it is 403")
    @Answers(DecisionView.class)
    ResponseEntity<?> adjust(@RequestBody @Valid AdjustmentBody body, WriteKey key, Caller caller) {
        if (body.points() == 0) {
            throw Problem.invalid("points", "out_of_range", "不能为 0", "Must not be 0");
        }
        long memberId = members.resolve(body.member(), clock.instant(), caller);
        return adjusting.adjust(new Adjusting.Adjustment(memberId, body.points(), body.reason().strip(), body.store()), key, caller);
    }

    @PostMapping("/activities")
    @Needs(Scope.PURCHASES_WRITE)
    @Operation(summary = "非消费行为得分,如赴约 / Points for an event that is not a purchase, such as an appointment kept")
    ResponseEntity<DecisionView> activity(@RequestBody @Valid ActivityBody body, WriteKey key, Caller caller) {
        return replying.submit(new Order.Grant(acting.earning(body.store(), body.member(), key, caller), body.activity(), body.reference(),
                purchasing.happened(body.eventAt()).truncatedTo(ChronoUnit.MILLIS)));
    }
}
