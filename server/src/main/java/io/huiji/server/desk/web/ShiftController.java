package io.huiji.server.desk.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.desk.model.DecisionRow.Kind;
import io.huiji.server.desk.store.ShiftSql;
import io.huiji.server.desk.store.ShiftSql.Sum;
import io.huiji.server.platform.Problem;
import io.huiji.server.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a cashier looks at when she closes her till. */
@RestController
@RequestMapping("/api/v1/shift")
@Tag(name = "purchases")
class ShiftController {

    /** So that a summary stays a look at a few hours. */
    private static final Duration LENGTH_MAX = Duration.ofHours(36);

    private final ShiftSql sql;
    private final Purchasing purchasing;
    private final InstantSource clock;

    ShiftController(ShiftSql sql, Purchasing purchasing, InstantSource clock) {
        this.sql = sql;
        this.purchasing = purchasing;
        this.clock = clock;
    }

    record ShiftSummary(
            String store, Instant from, Instant until, ShiftSum purchases, ShiftSum refunds, ShiftSum redemptions,
            @Schema(description = "撤销的兑换 / Redemptions that were reversed") ShiftSum reversals) {}

    record ShiftSum(
            @Schema(description = "笔数 / How many") long count, @Schema(description = "积分合计,正负按方向 / Points in all, signed") long points,
            @Schema(description = "金额合计,分 / Amount in all in fen") long amountFen) {}

    @GetMapping
    @Needs(Scope.PURCHASES_WRITE)
    @Operation(summary = "班次小结:本人在该店经手的 / Shift summary: what the caller did in that store")
    ShiftSummary summary(@RequestParam String store, @RequestParam OffsetDateTime from, Caller caller) {
        Store at = purchasing.store(store, caller);
        Instant since = from.toInstant();
        Instant now = clock.instant();
        if (since.isAfter(now) || since.isBefore(now.minus(LENGTH_MAX))) {
            throw Problem.invalid("from", "out_of_range", "须在过去 36 小时内", "Must lie within the last 36 hours");
        }
        Map<Kind, Sum> sums = sql.sums(at.id(), caller.callerId(), since, now.plusMillis(1));
        return new ShiftSummary(at.code(), since, now, of(sums, Kind.PURCHASE), of(sums, Kind.REFUND), of(sums, Kind.REDEEM), of(sums, Kind.RESTORE));
    }

    private static ShiftSum of(Map<Kind, Sum> sums, Kind kind) {
        Sum sum = sums.getOrDefault(kind, Sum.NONE);
        return new ShiftSum(sum.count(), sum.points(), sum.amountFen());
    }
}
