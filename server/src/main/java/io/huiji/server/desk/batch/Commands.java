package io.huiji.server.desk.batch;

import io.huiji.engine.decision.Changes.Origin;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Command.Sale;
import io.huiji.engine.decision.Receipt;
import io.huiji.engine.facts.Lot;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.model.DecisionJson;
import io.huiji.server.desk.model.DecisionRow;
import io.huiji.server.desk.model.DecisionRow.Kind;
import io.huiji.server.desk.store.DecisionSql;
import io.huiji.server.ledger.Books;
import io.huiji.server.ledger.LotChange;
import io.huiji.server.member.Merges;
import io.huiji.server.programme.Programmes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Makes the engine's command of an order. */
@Component
class Commands {

    private final Programmes programmes;
    private final Books books;
    private final DecisionSql decisions;
    private final Merges merges;

    Commands(Programmes programmes, Books books, DecisionSql decisions, Merges merges) {
        this.merges = merges;
        this.programmes = programmes;
        this.books = books;
        this.decisions = decisions;
    }

    static Kind kind(Order order) {
        return switch (order) {
            case Order.Purchase o -> Kind.PURCHASE;
            case Order.Refund o -> Kind.REFUND;
            case Order.Redeem o -> Kind.REDEEM;
            case Order.Reserve o -> Kind.RESERVE;
            case Order.Capture o -> Kind.CAPTURE;
            case Order.VoidHold o -> Kind.VOID;
            case Order.Restore o -> Kind.RESTORE;
            case Order.Transfer o -> Kind.TRANSFER_OUT;
            case Order.Adjust o -> Kind.ADJUST;
            case Order.Forfeit o -> Kind.FORFEIT;
            case Order.OldBalance o -> Kind.OLD_BALANCE;
            case Order.UndoOldBalance o -> Kind.UNDO_OLD_BALANCE;
            case Order.Grant o -> Kind.GRANT;
            case Order.Settle o -> Kind.SETTLE;
            case Order.Merge o -> Kind.MERGE_OUT;
            case Order.Unmerge o -> Kind.UNMERGE_OUT;
        };
    }

    /** What a leg is, of an order that has two. */
    static Kind kind(Order order, Command command) {
        return switch (command) {
            case Command.TransferIn _ -> Kind.TRANSFER_IN;
            case Command.MergeIn _ -> Kind.MERGE_IN;
            case Command.UnmergeIn _ -> Kind.UNMERGE_IN;
            default -> kind(order);
        };
    }

    /** Any order but a refund or one that has two legs. */
    Command of(Order order) {
        return switch (order) {
            case Order.Purchase o -> new Command.Purchase(o.receipt());
            case Order.Redeem o -> new Command.Redeem(o.points());
            case Order.Reserve o -> new Command.Reserve(o.points(), o.expiresAt());
            case Order.Capture o -> new Command.Capture(o.holdId(), o.points());
            case Order.VoidHold o -> new Command.VoidHold(o.holdId());
            case Order.Restore o -> restore(o);
            case Order.Adjust o -> new Command.Adjust(o.points(), o.reason());
            case Order.Forfeit o -> new Command.Forfeit(o.reason());
            case Order.OldBalance o -> new Command.OldBalance(o.points(), o.expiresAt(), o.remark());
            case Order.UndoOldBalance o -> new Command.UndoOldBalance(o.decisionId(), o.points());
            case Order.Grant o -> new Command.Grant(o.activity(), o.eventAt());
            case Order.Settle o -> new Command.Settle();
            case Order.Refund o -> throw new IllegalArgumentException("a refund needs its sale");
            case Order.OfTwo o -> throw new IllegalArgumentException("it has two legs");
        };
    }

    /** The sale as its decision recorded it. */
    Sale sale(DecisionRow decision, List<Command.LineAmount> refunded, long clawedBackPoints) {
        Receipt receipt = ((Command.Purchase) DecisionJson.command(Kind.PURCHASE, decision.command())).receipt();
        return new Sale(decision.id(), programmes.version(decision.planVersion()), DecisionJson.facts(decision.facts()), receipt, refunded,
                decision.points(), clawedBackPoints);
    }

    /** Lots of a member who was merged, to be opened again at the one who answers for her. */
    private List<Command.Moved> moved(long ofMemberId, long memberId, List<Command.RestoredLot> draws) {
        long cameWith = merges.lastBefore(ofMemberId, memberId);
        return draws.stream().map(draw -> {
            Lot lot = draw.lot();
            return new Command.Moved(new Origin(cameWith, cameWith == ofMemberId ? lot.id() : 0, lot.decisionId()), draw.points(), lot.storeId(), lot.earnedAt(),
                    lot.activeAt(), lot.expiresAt());
        }).toList();
    }

    /** What a redemption took from each lot; nothing when it was given back already or is none of hers. */
    private Command.Restore restore(Order.Restore order) {
        long memberId = order.ofMemberId();
        if (decisions.accepted(merges.ever(memberId), Kind.RESTORE, order.redemptionDecisionId())) {
            return new Command.Restore(order.redemptionDecisionId(), List.of());
        }
        Map<Long, Long> spent = new TreeMap<>();
        for (LotChange change : books.lotChangesOf(memberId, List.of(order.redemptionDecisionId()))) {
            if (change.reason() == Reason.REDEEM || change.reason() == Reason.CAPTURE) {
                spent.merge(change.lotId(), -(change.remainingDelta() + change.heldDelta()), Math::addExact);
            }
        }
        List<Command.RestoredLot> draws = new ArrayList<>();
        for (Lot lot : books.lots(memberId, spent.keySet())) {
            long points = spent.getOrDefault(lot.id(), 0L);
            if (points > 0) {
                draws.add(new Command.RestoredLot(lot, points));
            }
        }
        return memberId == order.head().memberId() ? new Command.Restore(order.redemptionDecisionId(), draws)
                : new Command.Restore(order.redemptionDecisionId(), List.of(), moved(memberId, order.head().memberId(), draws));
    }
}
