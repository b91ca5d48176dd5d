package io.huiji.server.desk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.huiji.engine.facts.Balance;
import io.huiji.engine.facts.Lot;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.programme.Plan;
import io.huiji.engine.programme.Programme.Text;
import io.huiji.engine.programme.Tiers;
import io.huiji.server.desk.batch.MemberNow;
import io.huiji.server.desk.batch.MemberNow.Seen;
import io.huiji.server.platform.Problem;
import io.huiji.server.store.Store;
import io.huiji.server.store.Stores;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A member's balance and lots this instant, as the API shows them to staff and to herself. */
@Component
class MemberBooks {

    private static final Comparator<Lot> FIRST_TO_EXPIRE = Comparator
            .comparing((Lot lot) -> lot.expiresAt() == null ? Instant.MAX : lot.expiresAt()).thenComparing(Lot::earnedAt).thenComparing(Lot::id);

    private final MemberNow now;
    private final Stores stores;

    MemberBooks(MemberNow now, Stores stores) {
        this.now = now;
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
            String lotId, long amount, long remaining, long held, @Nullable String store, @Nullable String storeName, Instant earnedAt, Instant activeAt,
            @Nullable Instant expiresAt, @Schema(description = "pending | spendable") String state) {}

    /** @throws Problem {@code member_unknown} */
    BalanceNow balance(long memberId) {
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

    /** First to expire first. @throws Problem {@code member_unknown} */
    List<OpenLot> lots(long memberId) {
        Seen seen = now.see(memberId);
        return seen.member().lots().stream().filter(lot -> lot.remaining() + lot.held() > 0).sorted(FIRST_TO_EXPIRE)
                .map(lot -> open(memberId, lot, seen.at())).toList();
    }

    private OpenLot open(long memberId, Lot lot, Instant at) {
        Store store = lot.storeId() == 0 ? null : stores.byId(lot.storeId());
        return new OpenLot(new Ref(memberId, lot.id()).toString(), lot.amount(), lot.remaining(), lot.held(), store == null ? null : store.code(),
                store == null ? null : store.name(), lot.earnedAt(), lot.activeAt(), lot.expiresAt(), lot.activeAt().isAfter(at) ? "pending" : "spendable");
    }
}
