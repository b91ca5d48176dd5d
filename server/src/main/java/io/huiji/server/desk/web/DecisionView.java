package io.huiji.server.desk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Changes.Movement;
import io.huiji.engine.decision.Changes.NewHold;
import io.huiji.engine.decision.Changes.NewLot;
import io.huiji.engine.decision.Changes.Posting;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.decision.Step;
import io.huiji.engine.explain.Sentences;
import io.huiji.engine.facts.Balance;
import io.huiji.engine.facts.Standing;
import io.huiji.server.desk.Answer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a decision did, as the API answers it. Points are whole; balances are those right after it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DecisionView(
        @Schema(description = "决定编号;报价没有 / Id of the decision; a quote has none") @Nullable String decisionId,
        long memberId,
        @Schema(description = "变动积分,正为获得 / Points gained (+) or spent (−)") long points,
        BalanceView balance,
        @Nullable String tier,
        @Schema(description = "本次获得批次 / Lots opened") List<LotView> lots,
        @Nullable HoldView hold,
        @Nullable Instant bookedAt,
        @Schema(description = "为什么 / Why") List<Because> explanation) {

    record BalanceView(long spendable, long pending, long held, long debt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LotView(long points, Instant activeAt, @Nullable Instant expiresAt) {}

    record HoldView(String holdId, long points, Instant expiresAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Because(String code, @Nullable String subject, @Nullable String name, long points, String zh, String en) {

        static List<Because> of(List<Step> steps) {
            List<Because> lines = new ArrayList<>(steps.size());
            for (Step step : steps) {
                lines.add(new Because(step.code().name().toLowerCase(java.util.Locale.ROOT), step.subject(),
                        step.name() == null ? null : step.name().zh(), step.points(), Sentences.zh(step), Sentences.en(step)));
            }
            return lines;
        }
    }

    static DecisionView accepted(Answer.Decided decided, Changes changes) {
        boolean quote = decided.decisionId() == 0;
        Standing standing = changes.standing() == null ? decided.facts().member().standing() : changes.standing();
        NewHold hold = changes.holdOpened();
        String id = new Ref(decided.memberId(), decided.decisionId()).toString();
        return new DecisionView(quote ? null : id, decided.memberId(), changes.points(),
                balanceAfter(decided.facts().member().balance(), changes), standing.tier(), lots(changes),
                hold == null ? null : new HoldView(id, hold.points(), hold.expiresAt()), quote ? null : decided.bookedAt(),
                Because.of(decided.decision().steps()));
    }

    /** @return the changes of an accepted decision, or {@code null} */
    static @Nullable Changes changes(Answer.Decided decided) {
        return decided.decision() instanceof Decision.Accepted accepted ? accepted.changes() : null;
    }

    static BalanceView balanceAfter(Balance before, Changes changes) {
        long[] sums = {before.spendable(), before.pending(), before.held(), -before.debt()};
        for (Movement movement : changes.movements()) {
            for (Posting posting : movement.postings()) {
                add(sums, posting.from(), -posting.amount());
                add(sums, posting.to(), posting.amount());
            }
        }
        return new BalanceView(sums[0], sums[1], sums[2], -sums[3]);
    }

    private static void add(long[] sums, Account account, long amount) {
        if (account.ordinal() < sums.length) {
            sums[account.ordinal()] += amount;
        }
    }

    private static List<LotView> lots(Changes changes) {
        List<LotView> views = new ArrayList<>();
        for (Movement movement : changes.movements()) {
            for (NewLot lot : movement.lotsOpened()) {
                views.add(new LotView(lot.amount(), lot.activeAt(), lot.expiresAt()));
            }
        }
        return views;
    }
}
