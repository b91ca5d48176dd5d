package io.huiji.server.desk;

import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Receipt;
import io.huiji.server.desk.model.DecisionJson;
import io.huiji.server.desk.model.DecisionRef;
import io.huiji.server.desk.model.DecisionRow;
import io.huiji.server.desk.model.DecisionRow.Kind;
import io.huiji.server.desk.store.DecisionSql;
import io.huiji.server.desk.store.SaleSql;
import io.huiji.server.programme.Programmes;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.ReceiptRow;
import io.huiji.server.purchase.Receipts;
import io.huiji.server.store.Stores;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sales in the books with their lines, as their decisions recorded them; for matching returns that name no receipt. Reads only. */
@Component
public class Sales {

    private final SaleSql sales;
    private final DecisionSql decisions;
    private final Receipts receipts;
    private final Stores stores;
    private final Programmes programmes;
    private final TransactionTemplate transaction;

    Sales(SaleSql sales, DecisionSql decisions, Receipts receipts, Stores stores, Programmes programmes, TransactionTemplate transaction) {
        this.sales = sales;
        this.decisions = decisions;
        this.receipts = receipts;
        this.stores = stores;
        this.programmes = programmes;
        this.transaction = transaction;
    }

    /** A sale with what was bought and, in {@code row}, what was refunded of it. */
    public record Sold(long memberId, ReceiptRow row, Receipt receipt) {}

    /**
     * Sales of these members, oldest first; receipts that were undone are left out. For a page of members at a time.
     *
     * @param until of no later event
     * @param importSources whose numbers are looked for besides those of stores and partners
     * @param lines only sales with such a line
     */
    public List<Sold> of(Collection<Long> memberIds, Instant until, Collection<String> importSources, Predicate<Receipt.Line> lines) {
        List<SaleSql.Row> rows = new ArrayList<>();
        List<Receipt> bought = new ArrayList<>();
        transaction.executeWithoutResult(status -> sales.of(memberIds, until, row -> {
            Receipt receipt = ((Command.Purchase) DecisionJson.command(Kind.PURCHASE, row.command())).receipt();
            if (receipt.lines().stream().anyMatch(lines)) {
                rows.add(row);
                bought.add(receipt);
            }
        }));
        Map<ReceiptNumber, ReceiptRow> kept = receipts.read(rows.stream().flatMap(row -> numbers(row, importSources).stream()).distinct().toList());
        Map<Long, ReceiptRow> byDecision = new HashMap<>();
        kept.values().stream().filter(row -> row.decisionId() != null).forEach(row -> byDecision.put(Objects.requireNonNull(row.decisionId()), row));
        List<Sold> sold = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ReceiptRow row = byDecision.get(rows.get(i).id());
            if (row != null && row.number().number().equals(rows.get(i).reference())) {
                sold.add(new Sold(rows.get(i).memberId(), row, bought.get(i)));
            }
        }
        return sold;
    }

    /** What its number may be: a decision keeps the number, not who numbers. A till may count a night's sale to the day before. */
    private List<ReceiptNumber> numbers(SaleSql.Row row, Collection<String> importSources) {
        List<ReceiptNumber> numbers = new ArrayList<>();
        String number = row.reference();
        if (row.storeId() != null) {
            String store = "store:" + row.storeId();
            ZoneId zone = stores.findById(row.storeId()).map(found -> ZoneId.of(found.zone())).orElse(ZoneId.of("Asia/Shanghai"));
            LocalDate day = LocalDate.ofInstant(row.eventAt(), zone);
            numbers.add(new ReceiptNumber(store, number));
            for (int shift = -1; shift <= 1; shift++) {
                numbers.add(new ReceiptNumber(store + ":" + day.plusDays(shift), number));
            }
        }
        numbers.add(new ReceiptNumber("partner:" + row.callerId(), number));
        importSources.forEach(source -> numbers.add(new ReceiptNumber("import:" + source, number)));
        return numbers;
    }

    /** The sale that a refund of each receipt would be decided on; receipts that earned nothing yet are left out. For a page at a time. */
    public Map<ReceiptNumber, Command.Sale> recorded(Collection<ReceiptRow> rows) {
        List<DecisionRef> refs = new ArrayList<>(rows.size());
        for (ReceiptRow row : rows) {
            if (row.memberId() != null && row.decisionId() != null && row.bookedAt() != null) {
                refs.add(new DecisionRef(row.memberId(), row.decisionId(), row.bookedAt()));
            }
        }
        Map<Long, DecisionRow> read = decisions.read(refs);
        Map<ReceiptNumber, Command.Sale> recorded = new HashMap<>();
        for (ReceiptRow row : rows) {
            DecisionRow decision = row.decisionId() == null ? null : read.get(row.decisionId());
            if (decision != null && decision.kind() == Kind.PURCHASE) {
                Receipt receipt = ((Command.Purchase) DecisionJson.command(Kind.PURCHASE, decision.command())).receipt();
                recorded.put(row.number(), new Command.Sale(decision.id(), programmes.version(decision.planVersion()),
                        DecisionJson.facts(decision.facts()), receipt,
                        row.refunded().stream().map(line -> new Command.LineAmount(line.no(), line.amountFen())).toList(), decision.points(), row.clawedPoints()));
            }
        }
        return recorded;
    }
}
