package io.huiji.server.desk.batch;

import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.programme.Plan;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.model.DecisionRef;
import io.huiji.server.desk.model.DecisionRow;
import io.huiji.server.desk.store.DecisionSql;
import io.huiji.server.ledger.Books;
import io.huiji.server.member.Members;
import io.huiji.server.platform.RoundTrip;
import io.huiji.server.programme.Budgets;
import io.huiji.server.programme.Programmes;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.ReceiptRow;
import io.huiji.server.purchase.Receipts;
import io.huiji.server.standing.Standings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Reads what decisions will look at: one statement a table, whatever the batch's size, in one round trip. */
@Component
public class FactsReader {

    private final Members members;
    private final Books books;
    private final Standings standings;
    private final Receipts receipts;
    private final DecisionSql decisions;
    private final Programmes programmes;
    private final Budgets budgets;
    private final RoundTrip roundTrip;

    FactsReader(Members members, Books books, Standings standings, Receipts receipts, DecisionSql decisions, Programmes programmes,
            Budgets budgets, RoundTrip roundTrip) {
        this.members = members;
        this.books = books;
        this.standings = standings;
        this.receipts = receipts;
        this.decisions = decisions;
        this.programmes = programmes;
        this.budgets = budgets;
        this.roundTrip = roundTrip;
    }

    /** @param lockBudgets read the budgets with a lock, because a guard failed */
    BatchFacts read(List<Order> orders, Instant now, boolean lockBudgets) {
        programmes.refresh();
        Set<ReceiptNumber> saleNumbers = new TreeSet<>();
        for (Order order : orders) {
            if (order instanceof Order.Refund refund) {
                saleNumbers.add(refund.sale());
            }
        }
        Map<ReceiptNumber, ReceiptRow> sales = receipts.read(saleNumbers);
        Map<Long, DecisionRow> saleDecisions = saleDecisions(sales.values());
        Reading reading = reading(orders, saleDecisions.values(), now, !lockBudgets);
        roundTrip.run(reading.statements());
        Map<String, Long> budgetLeft = lockBudgets ? new HashMap<>(budgets.lock(budgetCodes(orders))) : reading.budgetLeft();
        return new BatchFacts(now, works(reading), reading.mergedInto(), sales, saleDecisions, budgetLeft);
    }

    /** What these orders need, not read yet; no refunds among them. By the versions that are known, so {@link Programmes#refresh} comes first or along. */
    Reading reading(List<Order> orders, Instant now) {
        return reading(orders, List.of(), now, true);
    }

    private Reading reading(List<Order> orders, Collection<DecisionRow> sales, Instant now, boolean withBudgets) {
        Set<Long> all = new HashSet<>();
        Set<Long> withLots = new HashSet<>();
        Set<Long> regardless = new HashSet<>();
        Set<Long> closedToo = new HashSet<>();
        Set<Long> withMore = new HashSet<>();
        for (Order order : orders) {
            all.add(order.head().memberId());
            if (needsLots(order)) {
                withLots.add(order.head().memberId());
            }
            if (order instanceof Order.OfTwo two) {
                all.add(two.otherMemberId());
                withLots.add(two.otherMemberId());
            }
            if (order instanceof Order.Unmerge unmerge) {
                regardless.add(unmerge.goneId());
            }
            // A closed member is seen by nothing but what takes her points or gives money back, not even beside it in one batch.
            (switch (order) {
                case Order.Forfeit f -> regardless;
                case Order.Refund r -> closedToo;
                default -> withMore;
            }).add(order.head().memberId());
        }
        regardless.removeAll(withMore);
        closedToo.removeAll(withMore);
        Set<Long> known = new HashSet<>(all);
        sales.forEach(sale -> known.add(sale.memberId()));
        Set<String> codes = withBudgets ? budgetCodes(orders) : Set.of();
        return new Reading(all, withLots, regardless, closedToo, books.accounts(all), members.profiles(known), standings.read(all),
                standings.days(all, earliestDay(orders, sales, now)), withLots.isEmpty() ? null : books.openLots(withLots),
                withLots.isEmpty() ? null : books.openHolds(withLots), codes.isEmpty() ? null : budgets.asking(codes));
    }

    /** Members with all that is open, by id; one who does not exist, is closed or was merged is absent. @param from the first day that is read */
    public Map<Long, MemberFacts> members(Collection<Long> memberIds, LocalDate from) {
        Set<Long> all = new HashSet<>(memberIds);
        Reading reading = new Reading(all, all, Set.of(), Set.of(), books.accounts(all), members.profiles(all), standings.read(all), standings.days(all, from),
                books.openLots(all), books.openHolds(all), null);
        roundTrip.run(reading.statements());
        Map<Long, MemberFacts> facts = HashMap.newHashMap(all.size());
        reading.works().forEach((id, work) -> facts.put(id, work.facts));
        return facts;
    }

    static boolean needsLots(Order order) {
        return !(order instanceof Order.Purchase) && !(order instanceof Order.Grant);
    }

    private Map<Long, DecisionRow> saleDecisions(Collection<ReceiptRow> sales) {
        List<DecisionRef> refs = new ArrayList<>(sales.size());
        for (ReceiptRow sale : sales) {
            if (sale.memberId() != null && sale.decisionId() != null && sale.bookedAt() != null) {
                refs.add(new DecisionRef(sale.memberId(), sale.decisionId(), sale.bookedAt()));
            }
        }
        return decisions.read(refs);
    }

    /** The first day that a window of any of these orders can reach. A merge moves all days. */
    private LocalDate earliestDay(List<Order> orders, Collection<DecisionRow> sales, Instant now) {
        Plan plan = programmes.inForce(now);
        LocalDate earliest = programmes.reach(now, plan);
        for (Order order : orders) {
            if (order instanceof Order.Merge || order instanceof Order.Unmerge) {
                return LocalDate.EPOCH;
            }
            Instant at = switch (order) {
                case Order.Purchase bought -> bought.receipt().eventAt();
                case Order.Grant grant -> grant.eventAt();
                default -> now;
            };
            earliest = earlier(earliest, programmes.reach(at, plan));
        }
        for (DecisionRow sale : sales) {
            Instant at = sale.eventAt();
            earliest = at == null ? earliest : earlier(earliest, programmes.reach(at, plan));
        }
        return earliest;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** The members once the reading has run. Whoever owes pays with what time has given back, so her lots are read even where she only earns. */
    Map<Long, MemberWork> works(Reading reading) {
        Set<Long> owing = reading.owing();
        if (owing.isEmpty()) {
            return reading.works();
        }
        Reading.OfOwing more = new Reading.OfOwing(books.openLots(owing), books.openHolds(owing));
        roundTrip.run(List.of(more.lots(), more.holds()));
        return reading.works(more);
    }

    private Set<String> budgetCodes(List<Order> orders) {
        Set<String> codes = new TreeSet<>();
        for (Order order : orders) {
            if (order instanceof Order.Purchase bought) {
                codes.addAll(budgetCodes(programmes.inForce(bought.receipt().eventAt())));
            }
        }
        return codes;
    }

    static List<String> budgetCodes(Plan plan) {
        return plan.programme().earning().budgets().stream().map(budget -> budget.code()).toList();
    }
}
