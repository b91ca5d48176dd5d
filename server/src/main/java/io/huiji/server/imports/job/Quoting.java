package io.huiji.server.imports.job;

import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Command.LineAmount;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.decision.Engine;
import io.huiji.engine.facts.Balance;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.programme.Plan;
import io.huiji.server.desk.Order;
import io.huiji.server.imports.model.Step;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.programme.Budgets;
import io.huiji.server.programme.Programmes;
import io.huiji.server.purchase.ReceiptNumber;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Decides the orders of a forecast one after the other, each on what the one before would have left. */
final class Quoting {

    private final Programmes programmes;
    private final Budgets budgets;
    private final Instant now;
    private final Map<Long, MemberFacts> members;
    private final Set<Integer> refundedLater;
    private final Map<String, Long> budgetLeft = new HashMap<>();
    private final Map<ReceiptNumber, Command.Sale> sold = new HashMap<>();
    private final AtomicLong ids = new AtomicLong(Long.MAX_VALUE / 2);

    /**
     * @param members those who are known, by id
     * @param refundedLater places of receipts that the file takes something back of
     */
    Quoting(Programmes programmes, Budgets budgets, Instant now, Map<Long, MemberFacts> members, Set<Integer> refundedLater) {
        this.programmes = programmes;
        this.budgets = budgets;
        this.now = now;
        this.members = members;
        this.refundedLater = refundedLater;
    }

    void quote(Step step, Order order, Seen seen, Reporting reporting) {
        switch (seen.state(order)) {
            case Seen.State.There there -> {
                if (order instanceof Order.Purchase) {
                    reporting.tally().wasThere();
                }
            }
            case Seen.State.Refused refused -> reporting.reject(step, refused.code());
            case Seen.State.Fresh fresh -> {
                MemberFacts member = member(order.head().memberId());
                if (member == null) {
                    reporting.reject(step, ProblemCode.MEMBER_UNKNOWN);
                } else if (order instanceof Order.Purchase bought) {
                    sale(step, bought, member, reporting);
                } else if (order instanceof Order.Refund refund) {
                    giveBack(step, refund, member, seen, reporting);
                }
            }
        }
    }

    /** {@code null}: she has left. */
    private @Nullable MemberFacts member(long id) {
        return id > 0 && !members.containsKey(id) ? null
                : members.computeIfAbsent(id, _ -> new MemberFacts(id, false, 0, now, Balance.ZERO, Standing.NEW, List.of(), List.of(), List.of()));
    }

    private void sale(Step step, Order.Purchase bought, MemberFacts member, Reporting reporting) {
        Plan plan = programmes.inForce(bought.receipt().eventAt());
        Facts facts = facts(plan, member, bought);
        switch (Engine.decide(plan, facts, new Command.Purchase(bought.receipt()), false)) {
            case Decision.Accepted accepted -> {
                long decisionId = carriedOut(member, accepted.changes());
                long points = accepted.changes().points();
                if (refundedLater.contains(step.receipt())) {
                    sold.put(bought.number(), new Command.Sale(decisionId, plan, facts, bought.receipt(), List.of(), points, 0));
                }
                reporting.tally().sale(member.id(), bought.receipt().totalFen(), points);
            }
            case Decision.Refused refused -> reporting.reject(step, refused);
        }
    }

    private void giveBack(Step step, Order.Refund refund, MemberFacts member, Seen seen, Reporting reporting) {
        Command.Sale sale = sold.containsKey(refund.sale()) ? sold.get(refund.sale()) : seen.sale(refund.sale());
        if (sale == null) {
            reporting.reject(step, ProblemCode.RECEIPT_UNKNOWN);
            return;
        }
        Map<Integer, Long> amounts = amounts(reporting, step);
        Facts facts = facts(sale.plan(), member, refund);
        switch (Engine.decide(programmes.inForce(now), facts, new Command.Refund(sale, lines(amounts)), false)) {
            case Decision.Accepted accepted -> {
                carriedOut(member, accepted.changes());
                long points = -accepted.changes().points();
                sale.refunded().forEach(line -> amounts.merge(line.no(), line.amountFen(), Math::addExact));
                sold.put(refund.sale(), new Command.Sale(sale.decisionId(), sale.plan(), sale.facts(), sale.receipt(), lines(amounts), sale.grantedPoints(),
                        sale.clawedBackPoints() + points));
                reporting.tally().clawedBack(points);
            }
            case Decision.Refused refused -> reporting.reject(step, refused);
        }
    }

    private Facts facts(Plan plan, MemberFacts member, Order order) {
        Map<String, Long> left = new HashMap<>();
        Set<String> unread = new HashSet<>();
        plan.programme().earning().budgets().forEach(budget -> {
            if (!budgetLeft.containsKey(budget.code())) {
                unread.add(budget.code());
            }
        });
        budgetLeft.putAll(budgets.left(unread));
        plan.programme().earning().budgets().forEach(budget -> left.put(budget.code(), budgetLeft.getOrDefault(budget.code(), 0L)));
        return new Facts(now, member, order.head().store(), left);
    }

    private long carriedOut(MemberFacts member, Changes changes) {
        long decisionId = ids.incrementAndGet();
        members.put(member.id(), Engine.after(member, changes, decisionId, ids::incrementAndGet));
        changes.budgetDraws().forEach((code, points) -> budgetLeft.merge(code, -points, Math::addExact));
        return decisionId;
    }

    private static Map<Integer, Long> amounts(Reporting reporting, Step step) {
        Map<Integer, Long> amounts = new TreeMap<>();
        if (step instanceof Step.Return returned) {
            returned.pieces().stream().filter(piece -> piece.amountFen() > 0)
                    .forEach(piece -> amounts.merge(reporting.contents().sales.number(piece.saleLine()), piece.amountFen(), Math::addExact));
        }
        return amounts;
    }

    private static List<LineAmount> lines(Map<Integer, Long> amounts) {
        return amounts.entrySet().stream().map(line -> new LineAmount(line.getKey(), line.getValue())).toList();
    }
}
