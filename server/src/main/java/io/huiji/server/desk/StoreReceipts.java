package io.huiji.server.desk;

import io.huiji.engine.decision.Receipt;
import io.huiji.server.desk.model.DecisionJson;
import io.huiji.server.platform.RoundTrip;
import io.huiji.server.purchase.NewReceipt;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.Receipts;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Receipts without a member, many at a time: they belong to the store, earn nothing, and may be credited late (E24). */
@Component
public class StoreReceipts {

    private final Receipts receipts;
    private final TransactionTemplate transaction;
    private final RoundTrip roundTrip;

    StoreReceipts(Receipts receipts, TransactionTemplate transaction, RoundTrip roundTrip) {
        this.roundTrip = roundTrip;
        this.receipts = receipts;
        this.transaction = transaction;
    }

    public record Anonymous(ReceiptNumber number, long storeId, Receipt receipt, long importId) {}

    /** For a page at a time. @return the numbers that were free; a number that is used, by whomever, stays as it is */
    public Set<ReceiptNumber> keep(Collection<Anonymous> page) {
        List<NewReceipt> sorted = page.stream().sorted(Comparator.comparing(Anonymous::number))
                .map(one -> new NewReceipt(one.number(), null, null, null, one.storeId(), one.receipt().eventAt(), one.receipt().totalFen(), one.importId(),
                        null, one.receipt().channel(), DecisionJson.write(one.receipt()))).toList();
        return Objects.requireNonNull(transaction.execute(status -> roundTrip.ask(receipts.claim(sorted))));
    }
}
