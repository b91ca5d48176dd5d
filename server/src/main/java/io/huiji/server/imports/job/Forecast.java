package io.huiji.server.imports.job;

import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Command.LineAmount;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.decision.Engine;
import io.huiji.engine.decision.Receipt;
import io.huiji.engine.facts.Balance;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.programme.Plan;
import io.huiji.server.imports.model.Contents;
import io.huiji.server.imports.model.ReturnMatching.Piece;
import io.huiji.server.imports.model.Step;
import io.huiji.server.imports.model.Steps;
import io.huiji.server.programme.Programmes;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.Receipts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an import would do, nothing written: numbers are looked up page by page; points come from the same engine, for members as if they were new.
 * What a member has from elsewhere (a tier, a cap that is used up, an empty budget) is not seen.
 */
@Component
class Forecast {

    private static final int PAGE = 5_000;

    private final Receipts receipts;
    private final Programmes programmes;
    private final InstantSource clock;

    Forecast(Receipts receipts, Programmes programmes, InstantSource clock) {
        this.receipts = receipts;
        this.programmes = programmes;
        this.clock = clock;
    }

    void run(Resolved resolved, Steps steps, Orders orders, Tally tally, Progress progress) {
        Set<ReceiptNumber> there = there(resolved, steps);
        Quoting quoting = new Quoting(resolved, steps, orders, there, clock.instant());
        for (Step step : steps.all()) {
            progress.check();
            quoting.step(step, tally);
            progress.step();
        }
    }

    private Set<ReceiptNumber> there(Resolved resolved, Steps steps) {
        List<ReceiptNumber> sales = new ArrayList<>();
        List<ReceiptNumber> refunds = new ArrayList<>();
        for (Step step : steps.all()) {
            switch (step) {
                case Step.Sale sale -> sales.add(resolved.receiptNumber(sale.receipt()));
                case Step.Return returned -> refunds.add(resolved.refundNumber(returned.slip(), returned.receipt()));
            }
        }
        Set<ReceiptNumber> there = new HashSet<>();
        pages(sales).forEach(page -> there.addAll(receipts.read(page).keySet()));
        pages(refunds).forEach(page -> there.addAll(receipts.readRefunds(page).keySet()));
        return there;
    }

    private static List<List<ReceiptNumber>> pages(List<ReceiptNumber> all) {
        List<List<ReceiptNumber>> pages = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PAGE) {
            pages.add(all.subList(from, Math.min(from + PAGE, all.size())));
        }
        return pages;
    }

    /** A sale as a later refund of it must see it. */
    private record Sold(long decisionId, Plan plan, Facts facts, Receipt receipt, long points, Map<Integer, Long> refunded, long clawedBack) {}

    private final class Quoting {

        private final Resolved resolved;
        private final Contents contents;
        private final Steps steps;
        private final Orders orders;
        private final Set<ReceiptNumber> there;
        private final Instant now;
        private final Map<Integer, MemberFacts> members = new HashMap<>();
        private final Set<Integer> returnedReceipts = new HashSet<>();
        private final Map<Integer, Sold> sold = new HashMap<>();
        private final AtomicLong ids = new AtomicLong();

        Quoting(Resolved resolved, Steps steps, Orders orders, Set<ReceiptNumber> there, Instant now) {
            this.resolved = resolved;
            this.contents = resolved.contents();
            this.steps = steps;
            this.orders = orders;
            this.there = there;
            this.now = now;
            for (Step step : steps.all()) {
                if (step instanceof Step.Return) {
                    returnedReceipts.add(step.receipt());
                }
            }
        }

        void step(Step step, Tally tally) {
            switch (step) {
                case Step.Sale sale -> sale(sale.receipt(), tally);
                case Step.Return returned -> giveBack(returned, tally);
            }
        }

        private void sale(int place, Tally tally) {
            if (there.contains(resolved.receiptNumber(place))) {
                tally.wasThere();
                return;
            }
            int member = contents.receipts.member(place);
            Receipt receipt = orders.receipt(place);
            Plan plan = programmes.inForce(receipt.eventAt());
            Facts facts = facts(plan, member, place);
            if (Engine.decide(plan, facts, new Command.Purchase(receipt), false) instanceof Decision.Accepted accepted) {
                long decisionId = carriedOut(member, facts, accepted.changes());
                long points = accepted.changes().points();
                if (returnedReceipts.contains(place)) {
                    sold.put(place, new Sold(decisionId, plan, facts, receipt, points, Map.of(), 0));
                }
                tally.sale(member, steps.netFen(place), points);
            } else {
                tally.rejected(receipt.lines().size());
            }
        }

        private void giveBack(Step.Return returned, Tally tally) {
            Sold sale = sold.get(returned.receipt());
            Map<Integer, Long> amounts = amounts(returned.pieces());
            if (sale == null || amounts.isEmpty() || there.contains(resolved.refundNumber(returned.slip(), returned.receipt()))) {
                return;
            }
            int member = contents.receipts.member(returned.receipt());
            Facts facts = facts(sale.plan(), member, returned.receipt());
            Command.Sale known = new Command.Sale(sale.decisionId(), sale.plan(), sale.facts(), sale.receipt(), lines(sale.refunded()), sale.points(), sale.clawedBack());
            if (Engine.decide(programmes.inForce(now), facts, new Command.Refund(known, lines(amounts)), false) instanceof Decision.Accepted accepted) {
                carriedOut(member, facts, accepted.changes());
                long points = -accepted.changes().points();
                sale.refunded().forEach((line, fen) -> amounts.merge(line, fen, Math::addExact));
                sold.put(returned.receipt(), new Sold(sale.decisionId(), sale.plan(), sale.facts(), sale.receipt(), sale.points(), amounts, sale.clawedBack() + points));
                tally.clawedBack(points);
            }
        }

        private Facts facts(Plan plan, int member, int receipt) {
            MemberFacts known = members.computeIfAbsent(member, _ -> new MemberFacts(member + 1L, false, 0, now, Balance.ZERO, Standing.NEW, List.of(), List.of(), List.of()));
            Map<String, Long> budgets = new HashMap<>();
            plan.programme().earning().budgets().forEach(budget -> budgets.put(budget.code(), budget.points()));
            return new Facts(now, known, resolved.store(contents.receipts, receipt), budgets);
        }

        private long carriedOut(int member, Facts facts, @Nullable Changes changes) {
            long decisionId = ids.incrementAndGet();
            if (changes != null) {
                members.put(member, Engine.after(facts.member(), changes, decisionId, ids::incrementAndGet));
            }
            return decisionId;
        }

        private Map<Integer, Long> amounts(List<Piece> pieces) {
            Map<Integer, Long> amounts = new TreeMap<>();
            for (Piece piece : pieces) {
                if (piece.amountFen() > 0) {
                    amounts.merge(contents.sales.number(piece.saleLine()), piece.amountFen(), Math::addExact);
                }
            }
            return amounts;
        }

        private static List<LineAmount> lines(Map<Integer, Long> amounts) {
            return amounts.entrySet().stream().map(line -> new LineAmount(line.getKey(), line.getValue())).toList();
        }
    }
}
