package io.huiji.server.desk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.huiji.engine.decision.Decision;
import io.huiji.server.desk.Answer;
import io.huiji.server.desk.batch.Rereading;
import io.huiji.server.desk.model.DecisionRow;
import io.huiji.server.desk.store.DecisionSql;
import io.huiji.server.desk.web.DecisionView.Because;
import io.huiji.server.ledger.Books;
import io.huiji.server.ledger.JournalRow;
import io.huiji.server.ledger.StoreShare;
import io.huiji.server.member.Merges;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.store.Stores;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to a member's points, movement by movement, with the sentences why (P2). */
@Component
class Statements {

    private final Books books;
    private final DecisionSql decisions;
    private final Rereading rereading;
    private final Stores stores;
    private final Merges merges;

    Statements(Books books, DecisionSql decisions, Rereading rereading, Stores stores, Merges merges) {
        this.merges = merges;
        this.books = books;
        this.decisions = decisions;
        this.rereading = rereading;
        this.stores = stores;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryView(
            String entryId,
            String decisionId,
            @Schema(description = "earn | redeem | claw_back | expire | …") String reason,
            @Schema(description = "可用积分变动 / Change of spendable points") long spendable,
            long pending,
            long held,
            @Schema(description = "欠款变动 / Change of debt") long debt,
            @Schema(description = "办理门店:发分店或核销店 / Store where it happened: it issued or redeemed") @Nullable String store,
            @Nullable String storeName,
            @Schema(description = "动了哪些发分店的积分 / Whose points it moved, by earning store") List<EarningStore> earningStores,
            @Schema(description = "小票号、退款号或活动凭证 / Receipt, refund or event number") @Nullable String reference,
            Instant bookedAt,
            Instant effectiveAt,
            List<Because> explanation,
            @Schema(description = "并入本会员的哪个会员的旧账;缺省为本会员 / Of which member who was merged into this one; left out: her own") @Nullable Long ofMemberId) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EarningStore(
            @Schema(description = "发分店 / Store that issued them") @Nullable String store,
            @Schema(description = "可用或待生效积分变动 / Change of spendable or pending points") long points,
            @Schema(description = "预扣积分变动 / Change of held points") long held) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DecisionDetail(
            String decisionId, String kind, long memberId, long points, @Nullable String refusal, int programmeVersion, @Nullable String store,
            @Nullable String reference, Instant bookedAt, @Nullable Instant eventAt, List<Because> explanation) {}

    Page<EntryView> entries(long memberId, PageQuery page) {
        List<Long> records = merges.withLineage(memberId);
        List<JournalRow> rows = books.journal(records, page.afterId(Long.MAX_VALUE), page.limit() + 1);
        Map<Long, DecisionRow> byId = decisions.read(records, rows.stream().map(JournalRow::decisionId).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(DecisionRow::id, Function.identity()));
        Map<Long, Answer.Decided> reread = byId.values().stream().collect(Collectors.toMap(DecisionRow::id, rereading::answer));
        Map<Long, List<StoreShare>> shares = books.earningStores(records, rows.stream().map(JournalRow::id).toList());
        return Page.of(rows, page.limit(),
                row -> entry(memberId, row, shares.getOrDefault(row.id(), List.of()), byId.get(row.decisionId()), reread.get(row.decisionId())),
                row -> Long.toString(row.id()));
    }

    private EntryView entry(long memberId, JournalRow row, List<StoreShare> shares, @Nullable DecisionRow decision, Answer.@Nullable Decided reread) {
        List<EarningStore> earningStores = shares.stream()
                .map(share -> new EarningStore(share.storeId() == 0 ? null : store(share.storeId()), share.points(), share.held())).toList();
        return new EntryView(new Ref(row.memberId(), row.id()).toString(), new Ref(row.memberId(), row.decisionId()).toString(),
                row.reason().name().toLowerCase(Locale.ROOT), row.spendable(), row.pending(), row.held(), -row.debt(), store(row.storeId()),
                storeName(row.storeId()), earningStores, decision == null ? null : decision.reference(), row.bookedAt(), row.effectiveAt(),
                reread == null ? List.of() : Because.of(reread.decision().steps()), row.memberId() == memberId ? null : row.memberId());
    }

    DecisionDetail decision(Ref ref) {
        DecisionRow row = decisions.read(List.of(ref.memberId()), List.of(ref.id())).stream().findFirst().orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
        Decision decision = rereading.answer(row).decision();
        return new DecisionDetail(ref.toString(), row.kind().name().toLowerCase(Locale.ROOT), row.memberId(), row.points(), row.refusal(),
                row.planVersion(), store(row.storeId()), row.reference(), row.bookedAt(), row.eventAt(), Because.of(decision.steps()));
    }

    private @Nullable String store(@Nullable Long storeId) {
        return storeId == null ? null : stores.byId(storeId).code();
    }

    private @Nullable String storeName(@Nullable Long storeId) {
        return storeId == null ? null : stores.byId(storeId).name();
    }
}
