package io.huiji.server.desk.batch;

import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Hold;
import io.huiji.engine.facts.Lot;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.programme.Plan;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.model.DecisionRef;
import io.huiji.server.desk.model.DecisionRow;
import io.huiji.server.desk.store.DecisionSql;
import io.huiji.server.ledger.AccountState;
import io.huiji.server.ledger.Books;
import io.huiji.server.member.MemberProfile;
import io.huiji.server.member.Members;
import io.huiji.server.programme.Budgets;
import io.huiji.server.programme.Programmes;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.ReceiptRow;
import io.huiji.server.purchase.Receipts;
import io.huiji.server.standing.Standings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Reads what a batch's decisions will look at: one statement a table, whatever the batch's size. */
@Component
class FactsReader {

    private final Members members;
    private final Books books;
    private final Standings standings;
    private final Receipts receipts;
    private final DecisionSql decisions;
    private final Programmes programmes;
    private final Budgets budgets;

    FactsReader(Members members, Books books, Standings standings, Receipts receipts, DecisionSql decisions, Programmes programmes,
            Budgets budgets) {
        this.members = members;
        this.books = books;
        this.standings = standings;
        this.receipts = receipts;
        this.decisions = decisions;
        this.programmes = programmes;
        this.budgets = budgets;
    }

    /** @param lockBudgets read the budgets with a lock, because a guard failed */
    BatchFacts read(List<Order> orders, Instant now, boolean lockBudgets) {
        programmes.refresh();
        Set<Long> all = new HashSet<>();
        Set<Long> withLots = new HashSet<>();
        Set<ReceiptNumber> saleNumbers = new TreeSet<>();
        for (Order order : orders) {
            all.add(order.head().memberId());
            if (needsLots(order)) {
                withLots.add(order.head().memberId());
            }
            if (order instanceof Order.Transfer transfer) {
                all.add(transfer.toMemberId());
                withLots.add(transfer.toMemberId());
            }
            if (order instanceof Order.Refund refund) {
                saleNumbers.add(refund.sale());
            }
        }
        Map<ReceiptNumber, ReceiptRow> sales = receipts.read(saleNumbers);
        Map<Long, DecisionRow> saleDecisions = saleDecisions(sales.values());
        Map<Long, MemberWork> works = works(all, withLots, earliestDay(orders, saleDecisions.values(), now));
        return new BatchFacts(now, works, sales, saleDecisions, budgetLeft(orders, lockBudgets));
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

    /** The first day that a window of any of these orders can reach. */
    private LocalDate earliestDay(List<Order> orders, Collection<DecisionRow> sales, Instant now) {
        Instant earliest = now;
        for (Order order : orders) {
            Instant at = switch (order) {
                case Order.Purchase bought -> bought.receipt().eventAt();
                case Order.Grant grant -> grant.eventAt();
                default -> now;
            };
            earliest = at.isBefore(earliest) ? at : earliest;
        }
        for (DecisionRow sale : sales) {
            Instant at = sale.eventAt();
            earliest = at != null && at.isBefore(earliest) ? at : earliest;
        }
        Plan plan = programmes.inForce(now);
        LocalDate day = earliest.atZone(ZoneId.of(plan.programme().zone())).toLocalDate();
        int windowDays = Math.max(plan.windowDays(), programmes.inForce(earliest).windowDays());
        // A day more on either side: a version may count its days in another zone.
        return day.minusDays(windowDays + 1L);
    }

    private Map<Long, MemberWork> works(Set<Long> all, Set<Long> withLots, LocalDate from) {
        Map<Long, AccountState> accounts = books.accounts(all);
        // Whoever owes pays with what time has given back, so her lots are read even where she only earns.
        for (AccountState account : accounts.values()) {
            if (account.balance().debt() > 0) {
                withLots.add(account.memberId());
            }
        }
        Map<Long, MemberProfile> profiles = members.profiles(all);
        Map<Long, Standing> standing = standings.read(all);
        Map<Long, List<DayActivity>> days = standings.days(all, from);
        Map<Long, List<Lot>> lots = books.openLots(withLots);
        Map<Long, List<Hold>> holds = books.openHolds(withLots);
        Map<Long, MemberWork> works = HashMap.newHashMap(all.size());
        for (long id : all) {
            AccountState account = accounts.get(id);
            MemberProfile profile = profiles.get(id);
            if (account != null && profile != null && profile.status() != MemberProfile.Status.CLOSED) {
                MemberFacts facts = new MemberFacts(id, profile.status() == MemberProfile.Status.FROZEN, profile.birthdayMonthDay(),
                        profile.enrolledAt(), account.balance(), standing.getOrDefault(id, Standing.NEW), days.getOrDefault(id, List.of()),
                        lots.getOrDefault(id, List.of()), holds.getOrDefault(id, List.of()));
                works.put(id, new MemberWork(account, facts, withLots.contains(id)));
            }
        }
        return works;
    }

    private Map<String, Long> budgetLeft(List<Order> orders, boolean lock) {
        Set<String> codes = new TreeSet<>();
        for (Order order : orders) {
            if (order instanceof Order.Purchase bought) {
                codes.addAll(budgetCodes(programmes.inForce(bought.receipt().eventAt())));
            }
        }
        if (codes.isEmpty()) {
            return Map.of();
        }
        return new HashMap<>(lock ? budgets.lock(codes) : budgets.left(codes));
    }

    static List<String> budgetCodes(Plan plan) {
        return plan.programme().earning().budgets().stream().map(budget -> budget.code()).toList();
    }
}
