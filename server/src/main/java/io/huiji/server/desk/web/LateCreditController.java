package io.huiji.server.desk.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.member.MemberRef;
import io.huiji.server.member.Members;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.ReceiptRow;
import io.huiji.server.purchase.Receipts;
import io.huiji.server.store.Store;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/late-credits")
@Tag(name = "purchases")
class LateCreditController {

    private final Receipts receipts;
    private final Purchasing purchasing;
    private final Members members;
    private final LateCrediting crediting;
    private final InstantSource clock;

    LateCreditController(Receipts receipts, Purchasing purchasing, Members members, LateCrediting crediting, InstantSource clock) {
        this.receipts = receipts;
        this.purchasing = purchasing;
        this.members = members;
        this.crediting = crediting;
        this.clock = clock;
    }

    record LateCreditBody(
            @NotNull @Size(min = 1, max = 40) String store,
            @Schema(description = "小票号(或小票二维码内容) / Receipt number, or what its QR says") @NotNull @Size(min = 1, max = 64) String receipt,
            @Nullable LocalDate businessDay,
            @NotNull @Valid MemberRef member) {}

    @PostMapping
    @Needs(Scope.PURCHASES_WRITE)
    @Operation(summary = "补登积分:凭小票号,期限内一次 / Late credit by receipt number, once, within the programme's days")
    ResponseEntity<DecisionView> credit(@RequestBody @Valid LateCreditBody body, WriteKey key, Caller caller) {
        Store store = purchasing.store(body.store(), caller);
        Instant now = clock.instant();
        LocalDate today = now.atZone(ZoneId.of(store.zone())).toLocalDate();
        ReceiptNumber number = Purchasing.number(store, body.businessDay(), today, body.receipt(), caller);
        long memberId = members.resolve(body.member(), now, caller);
        ReceiptRow row = receipts.find(number).orElseThrow(() -> Problem.of(ProblemCode.RECEIPT_UNKNOWN));
        return crediting.credit(row, memberId, key, caller.callerId());
    }
}
