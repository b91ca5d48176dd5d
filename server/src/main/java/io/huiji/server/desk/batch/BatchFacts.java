package io.huiji.server.desk.batch;

import io.huiji.server.desk.model.DecisionRow;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.ReceiptRow;
import java.time.Instant;
import java.util.Map;

/**
 * All that was read for a batch, and its state while it is being decided.
 *
 * @param members by id; absent: no such member
 * @param mergedInto who answers for members who were merged, by id
 * @param sales receipts that are refunded, by number; replaced as refunds are decided
 * @param saleDecisions decisions of those sales, by id
 * @param budgetLeft running numbers of the budgets, lowered as they are drawn
 */
record BatchFacts(
        Instant now,
        Map<Long, MemberWork> members,
        Map<Long, Long> mergedInto,
        Map<ReceiptNumber, ReceiptRow> sales,
        Map<Long, DecisionRow> saleDecisions,
        Map<String, Long> budgetLeft) {}
