package io.huiji.server.desk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.huiji.engine.facts.Balance;
import io.huiji.engine.facts.Lot;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.programme.Plan;
import io.huiji.engine.programme.Programme.Text;
import io.huiji.engine.programme.Tiers;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.desk.batch.MemberNow;
import io.huiji.server.desk.batch.MemberNow.Seen;
import io.huiji.server.desk.web.Statements.EntryView;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.store.Stores;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "books", description = "余额、批次、流水及其解释 / Balance, lots, entries with their explanation")
class MemberBooksController {

    private static final Comparator<Lot> FIRST_TO_EXPIRE = Comparator
            .comparing((Lot lot) -> lot.expiresAt() == null ? Instant.MAX : lot.expiresAt()).thenComparing(Lot::earnedAt).thenComparing(Lot::id);

    private final MemberNow now;
    private final Statements statements;
    private final Stores stores;

    MemberBooksController(MemberNow now, Statements statements, Stores stores) {
        this.now = now;
        this.statements = statements;
        this.stores = stores;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BalanceNow(
            long memberId,
            @Schema(description = "此刻可用 / May be spent this instant") long redeemable,
            long spendable,
            long pending,
            long held,
            @Schema(description = "积分欠款 / What a claw-back could not take") long debt,
            boolean frozen,
            @Nullable String tier,
            @Schema(description = "等级名称 / The tier as people read it") @Nullable Text tierName,
            @Schema(description = "最近一批到期 / What lapses next") @Nullable Lapsing nextToLapse,
            Instant at) {}

    record Lapsing(long points, Instant at) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OpenLot(
            String lotId, long amount, long remaining, long held, @Nullable String store, Instant earnedAt, Instant activeAt,
            @Nullable Instant expiresAt, @Schema(description = "pending | spendable") String state) {}

    @GetMapping("/members/{memberId}/balance")
    @Needs(Scope.BOOKS_READ)
    @Operation(summary = "此刻余额 / Balance this instant")
    BalanceNow balance(@PathVariable long memberId) {
        Seen seen = now.see(memberId);
        MemberFacts member = seen.member();
        Balance balance = member.balance();
        return new BalanceNow(memberId, member.frozen() ? 0 : balance.spendable(), balance.spendable(), balance.pending(), balance.held(),
                balance.debt(), member.frozen(), member.standing().tier(), tierName(seen.plan(), member.standing().tier()),
                nextToLapse(member.lots()), seen.at());
    }

    private static @Nullable Text tierName(Plan plan, @Nullable String code) {
        Tiers tiers = plan.programme().tiers();
        return tiers == null ? null : tiers.ladder().stream().filter(tier -> tier.code().equals(code)).map(Tiers.Tier::name).findFirst().orElse(null);
    }

    private static @Nullable Lapsing nextToLapse(List<Lot> lots) {
        Instant next = lots.stream().filter(lot -> lot.remaining() > 0 && lot.expiresAt() != null).map(Lot::expiresAt)
                .min(Comparator.naturalOrder()).orElse(null);
        if (next == null) {
            return null;
        }
        long points = lots.stream().filter(lot -> next.equals(lot.expiresAt())).mapToLong(Lot::remaining).sum();
        return new Lapsing(points, next);
    }

    @GetMapping("/members/{memberId}/lots")
    @Needs(Scope.BOOKS_READ)
    @Operation(summary = "未用完的批次,先到期在前 / Open lots, first to expire first")
    List<OpenLot> lots(@PathVariable long memberId) {
        Seen seen = now.see(memberId);
        return seen.member().lots().stream().filter(lot -> lot.remaining() + lot.held() > 0).sorted(FIRST_TO_EXPIRE)
                .map(lot -> new OpenLot(new Ref(memberId, lot.id()).toString(), lot.amount(), lot.remaining(), lot.held(),
                        lot.storeId() == 0 ? null : stores.byId(lot.storeId()).code(), lot.earnedAt(), lot.activeAt(), lot.expiresAt(),
                        lot.activeAt().isAfter(seen.at()) ? "pending" : "spendable"))
                .toList();
    }

    @GetMapping("/members/{memberId}/entries")
    @Needs(Scope.BOOKS_READ)
    @Operation(summary = "积分流水,每条附「为什么」 / Entries, newest first, each with its why")
    Page<EntryView> entries(@PathVariable long memberId, PageQuery page) {
        return statements.entries(memberId, page);
    }

    @GetMapping("/decisions/{decisionId}")
    @Needs(Scope.BOOKS_READ)
    @Operation(summary = "一次决定及其解释,含被拒绝的 / A decision with its explanation, refused ones too")
    Statements.DecisionDetail decision(@PathVariable String decisionId) {
        return statements.decision(Ref.parse(decisionId, ProblemCode.NOT_FOUND));
    }
}
