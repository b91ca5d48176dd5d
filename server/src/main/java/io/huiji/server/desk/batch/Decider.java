package io.huiji.server.desk.batch;

import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Changes.Movement;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.decision.Engine;
import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.programme.Plan;
import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Led;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.batch.Claims.Fresh;
import io.huiji.server.desk.batch.Decided.LateCredit;
import io.huiji.server.desk.model.DecisionJson;
import io.huiji.server.desk.model.DecisionRow;
import io.huiji.server.desk.model.DecisionRow.Kind;
import io.huiji.server.desk.model.DecisionTotals;
import io.huiji.server.desk.model.StoredRefund;
import io.huiji.server.ledger.Booking;
import io.huiji.server.platform.Ids;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.programme.Programmes;
import io.huiji.server.purchase.ReceiptRow;
import io.huiji.server.purchase.ReceiptRow.RefundedLine;
import io.huiji.server.purchase.RefundTaken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides the fresh tickets of a batch one after the other, each on what the one before left. No SQL of its own. */
@Component
class Decider {

    private final Programmes programmes;
    private final Commands commands;
    private final Pairs pairs;
    private final Ids ids;

    Decider(Programmes programmes, Commands commands, Pairs pairs, Ids ids) {
        this.programmes = programmes;
        this.commands = commands;
        this.pairs = pairs;
        this.ids = ids;
    }

    Decided decide(List<Fresh> batch, BatchFacts facts) {
        Decided decided = new Decided();
        for (Fresh fresh : batch) {
            decide(fresh, facts, decided);
        }
        return decided;
    }

    private void decide(Fresh fresh, BatchFacts facts, Decided decided) {
        MemberWork work = facts.members().get(fresh.order().head().memberId());
        if (work == null) {
            failed(fresh, unknown(fresh.order().head().memberId(), facts), decided);
        } else if (fresh.order() instanceof Order.Refund refund) {
            refund(fresh, refund, work, facts, decided);
        } else if (fresh.order() instanceof Order.OfTwo two) {
            pair(fresh, two, work, facts, decided);
        } else {
            Plan plan = programmes.inForce(ratedAt(fresh.order(), facts.now()));
            Command command = commands.of(fresh.order());
            carry(fresh, work, facts, plan, command, DecisionJson.write(command), refOf(fresh.order()), fresh.decisionId(), decided);
        }
    }

    /** Decides one command and notes what it changes. */
    private Decision carry(Fresh fresh, MemberWork work, BatchFacts batch, Plan plan, Command command, String stored, @Nullable Long refId,
            long decisionId, Decided decided) {
        Order order = fresh.order();
        Instant bookedAt = batch.now().isBefore(work.lastBookedAt) ? work.lastBookedAt : batch.now();
        MemberFacts member = command.needsLots(work.facts.balance()) ? work.facts : work.factsWithoutLots();
        Facts facts = new Facts(bookedAt, member, order.head().store(), budgetsOf(plan, command, batch));
        Decision decision = Engine.decide(plan, facts, command, fresh.ticket().withSteps());
        Changes changes = decision instanceof Decision.Accepted accepted ? accepted.changes() : null;
        Long storeId = order.head().store() == null ? null : order.head().store().id();
        Kind kind = Commands.kind(order, command);
        decided.decisions.add(new DecisionRow(member.id(), decisionId, bookedAt, kind, order.head().callerId(), plan.version(), storeId,
                eventAt(order), refId, reference(order), changes == null ? 0 : changes.points(),
                decision instanceof Decision.Refused refused ? refused.refusal().code() : null,
                DecisionTotals.of(command, facts), stored, DecisionJson.write(facts)));
        if (changes != null) {
            apply(work, batch, command, changes, decisionId, bookedAt, storeId, decided);
        } else if (order instanceof Order.Refund || order instanceof Order.Grant) {
            decided.refused.add(fresh);
        }
        if (order instanceof Order.Purchase bought && bought.late()) {
            decided.lateCredits.add(new LateCredit(bought.number(), member.id(), decisionId, bookedAt, bought.receipt().totalFen()));
        }
        if (decisionId == fresh.decisionId() && !bookedAt.equals(batch.now())) {
            decided.rebooked.add(new Decided.Rebooked(fresh, bookedAt));
        }
        if (decisionId == fresh.decisionId()) {
            decided.outcomes.add(new Outcome(fresh.ticket(),
                    new Answer.Decided(decisionId, member.id(), bookedAt, plan, facts, decision, false)));
        }
        return decision;
    }

    private void apply(MemberWork work, BatchFacts batch, Command command, Changes changes, long decisionId, Instant bookedAt,
            @Nullable Long storeId, Decided decided) {
        int lotsOpened = changes.movements().stream().mapToInt(movement -> movement.lotsOpened().size()).sum();
        List<Long> drawn = new ArrayList<>(lotsOpened);
        work.facts = Engine.after(work.facts, command, changes, decisionId, () -> {
            // Lots come first; a hold is named after its decision.
            long id = drawn.size() < lotsOpened ? ids.next() : decisionId;
            drawn.add(id);
            return id;
        });
        work.lastBookedAt = bookedAt;
        work.changed = true;
        for (DayActivity day : changes.days()) {
            work.changedDays.add(day.day());
        }
        changes.budgetDraws().forEach((code, points) -> {
            batch.budgetLeft().merge(code, -points, Math::addExact);
            decided.budgetDraws.merge(code, points, Math::addExact);
        });
        decided.bookings.add(booking(work.facts.id(), decisionId, bookedAt, storeId, changes, drawn));
    }

    private Booking booking(long memberId, long decisionId, Instant bookedAt, @Nullable Long storeId, Changes changes, List<Long> drawn) {
        List<Long> journalIds = new ArrayList<>();
        List<List<Long>> lotIds = new ArrayList<>();
        int next = 0;
        for (Movement movement : changes.movements()) {
            journalIds.add(ids.next());
            int lots = movement.lotsOpened().size();
            lotIds.add(List.copyOf(drawn.subList(next, next + lots)));
            next += lots;
        }
        long holdId = changes.holdOpened() == null ? 0 : decisionId;
        return new Booking(memberId, decisionId, bookedAt, storeId, changes, journalIds, lotIds, holdId);
    }

    private void refund(Fresh fresh, Order.Refund order, MemberWork work, BatchFacts batch, Decided decided) {
        ReceiptRow sale = batch.sales().get(order.sale());
        DecisionRow saleDecision = sale == null || sale.decisionId() == null ? null : batch.saleDecisions().get(sale.decisionId());
        if (sale == null || saleDecision == null || sale.memberId() == null || !isHers(sale.memberId(), work.facts.id(), batch)) {
            fail(fresh, ProblemCode.RECEIPT_UNKNOWN, decided);
            return;
        }
        Command.Sale recorded = commands.sale(saleDecision, RefundParts.amounts(sale.refunded()), sale.clawedPoints());
        List<RefundedLine> lines = RefundParts.of(order.part(), recorded.receipt(), sale.refunded());
        Command.Refund command = new Command.Refund(recorded, RefundParts.amounts(lines));
        String stored = DecisionJson.write(new StoredRefund(saleDecision.id(), saleDecision.bookedAt(), recorded.refunded(),
                recorded.clawedBackPoints(), command.lines(), sale.memberId() == work.facts.id() ? 0 : sale.memberId()));
        Decision decision = carry(fresh, work, batch, programmes.inForce(batch.now()), command, stored, saleDecision.id(), fresh.decisionId(),
                decided);
        if (decision instanceof Decision.Accepted accepted) {
            batch.sales().put(order.sale(), sale.with(RefundParts.added(sale.refunded(), lines),
                    Math.subtractExact(sale.clawedPoints(), accepted.changes().points())));
            decided.refundedSales.add(order.sale());
            long amountFen = lines.stream().mapToLong(RefundedLine::amountFen).sum();
            decided.refundAmounts.add(new RefundTaken(order.refund(), amountFen, work.lastBookedAt));
        }
    }

    private static boolean isHers(long soldTo, long memberId, BatchFacts batch) {
        return soldTo == memberId || batch.mergedInto().getOrDefault(soldTo, 0L) == memberId;
    }

    private void pair(Fresh fresh, Order.OfTwo order, MemberWork first, BatchFacts batch, Decided decided) {
        MemberWork second = batch.members().get(order.otherMemberId());
        if (second == null) {
            failed(fresh, unknown(order.otherMemberId(), batch), decided);
            return;
        }
        Plan plan = programmes.inForce(batch.now());
        try {
            pairs.decide(fresh, first, second, plan, batch, decided, (work, command, refId, decisionId) ->
                    carry(fresh, work, batch, plan, command, DecisionJson.write(command), refId, decisionId, decided));
        } catch (Pairs.Refused refused) {
            fail(fresh, refused.code(), decided);
        }
    }

    private static Answer.Failed unknown(long memberId, BatchFacts batch) {
        Long survivor = batch.mergedInto().get(memberId);
        return survivor == null ? new Answer.Failed(ProblemCode.MEMBER_UNKNOWN, Map.of()) : Led.away(memberId, survivor);
    }

    private static void failed(Fresh fresh, Answer.Failed answer, Decided decided) {
        decided.undecided.add(fresh);
        decided.outcomes.add(new Outcome(fresh.ticket(), answer));
    }

    private static void fail(Fresh fresh, ProblemCode code, Decided decided) {
        decided.undecided.add(fresh);
        decided.outcomes.add(Claims.failed(fresh.ticket(), code));
    }

    private static Map<String, Long> budgetsOf(Plan plan, Command command, BatchFacts batch) {
        if (!(command instanceof Command.Purchase) || batch.budgetLeft().isEmpty()) {
            return Map.of();
        }
        Map<String, Long> left = new HashMap<>();
        for (String code : FactsReader.budgetCodes(plan)) {
            left.put(code, batch.budgetLeft().getOrDefault(code, 0L));
        }
        return left;
    }

    private static Instant ratedAt(Order order, Instant now) {
        return switch (order) {
            case Order.Purchase bought -> bought.receipt().eventAt();
            case Order.Grant grant -> grant.eventAt();
            default -> now;
        };
    }

    private static @Nullable Instant eventAt(Order order) {
        return switch (order) {
            case Order.Purchase bought -> bought.receipt().eventAt();
            case Order.Refund refund -> refund.eventAt();
            case Order.Grant grant -> grant.eventAt();
            default -> null;
        };
    }

    /** The partner's own name of what happened. */
    private static @Nullable String reference(Order order) {
        return switch (order) {
            case Order.Purchase bought -> bought.number().number();
            case Order.Refund refund -> refund.refund().number();
            case Order.Grant grant -> grant.reference();
            default -> null;
        };
    }

    private static @Nullable Long refOf(Order order) {
        return switch (order) {
            case Order.Restore restore -> restore.redemptionDecisionId();
            case Order.Capture capture -> capture.holdId();
            case Order.VoidHold hold -> hold.holdId();
            case Order.UndoOldBalance undo -> undo.decisionId();
            default -> null;
        };
    }
}
