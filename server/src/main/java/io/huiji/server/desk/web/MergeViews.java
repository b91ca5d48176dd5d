package io.huiji.server.desk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.huiji.engine.facts.Balance;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.programme.Plan;
import io.huiji.engine.programme.Programme.Text;
import io.huiji.engine.programme.Tiers;
import io.huiji.server.member.MemberRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges and their previews, as the API shows them. */
final class MergeViews {

    private MergeViews() {}

    /** One of the two as she is now: {@code receipts} that still stand, {@code lots} that are open. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MergeSide(MemberRecord member, MergeTotals totals) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MergeTotals(
            long spendable, long pending, long held, long debt, int lots, @Nullable String tier, @Nullable Text tierName, long receipts, long spendFen,
            @Nullable LocalDate lastSpendDay) {

        static MergeTotals of(MemberFacts member, Plan plan) {
            Balance balance = member.balance();
            Standing standing = member.standing();
            return new MergeTotals(balance.spendable(), balance.pending(), balance.held(), balance.debt(), member.lots().size(), standing.tier(),
                    tierName(plan, standing.tier()), standing.lifetimeVisits(), standing.lifetimeSpendFen(), standing.lastSpendDay());
        }

        private static @Nullable Text tierName(Plan plan, @Nullable String code) {
            Tiers tiers = plan.programme().tiers();
            return tiers == null ? null : tiers.ladder().stream().filter(tier -> tier.code().equals(code)).map(Tiers.Tier::name).findFirst().orElse(null);
        }
    }

    /** A sentence in both languages; {@code code} is stable. */
    record Told(String code, String zh, String en) {}

    /**
     * What a merge would do.
     *
     * @param after the one who stays; {@code null}: it is not possible
     * @param obstacle why it is not possible now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MergePreview(MergeSide gone, MergeSide survivor, @Nullable MergeTotals after, long movedPoints, long paidDebt, @Nullable Told obstacle, List<Told> told) {}

    /** What undoing a merge would do; {@code keptPoints} came with it and cannot go back. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UndoPreview(
            MergeView merge, @Nullable MergeTotals gone, @Nullable MergeTotals survivor, long returnedPoints, long keptPoints, long returnedDebt,
            @Nullable Told obstacle, List<Told> told) {}

    /** Of whom a merge is: masked. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MergeMember(long memberId, @Nullable String name, @Nullable String phone) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MergeView(
            String mergeId, MergeMember gone, MergeMember survivor, Instant at, String by, String reason, long points, long debt, Instant undoUntil,
            boolean undoable, @Nullable MergeUndone undone) {}

    record MergeUndone(Instant at, String by, String reason, long points) {}
}
