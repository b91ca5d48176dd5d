package io.huiji.server.purchase;

import io.huiji.server.platform.Query;
import io.huiji.server.platform.Statement;
import io.huiji.server.purchase.store.ReceiptSql;
import io.huiji.server.purchase.store.RefundSql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Business numbers: claimed once, for as long as the books live. For a batch: one statement each. */
@Component
public class Receipts {

    private final ReceiptSql receipts;
    private final RefundSql refunds;

    Receipts(ReceiptSql receipts, RefundSql refunds) {
        this.receipts = receipts;
        this.refunds = refunds;
    }

    /** The numbers that were free and are now taken; may wait for another transaction that took one. */
    public Query<Set<ReceiptNumber>> claim(List<NewReceipt> sorted) {
        return receipts.insert(sorted);
    }

    public Map<ReceiptNumber, ReceiptRow> read(Collection<ReceiptNumber> numbers) {
        return receipts.read(numbers);
    }

    public Optional<ReceiptRow> find(ReceiptNumber number) {
        return Optional.ofNullable(receipts.read(List.of(number)).get(number));
    }

    /** Locks the row of a receipt until the transaction ends. */
    public Optional<ReceiptRow> lock(ReceiptNumber number) {
        return receipts.lock(number) ? find(number) : Optional.empty();
    }

    /** Credits a receipt that belonged to nobody; false when it has been credited meanwhile. */
    public boolean credit(ReceiptNumber number, long memberId, long decisionId, Instant bookedAt, long netFen) {
        return receipts.credit(number, memberId, decisionId, bookedAt, netFen);
    }

    /** Booking times that turned out later than the clock (a member's last booking was ahead). */
    public void rebook(ReceiptNumber number, Instant bookedAt) {
        receipts.rebook(number, bookedAt);
    }

    public void writeRefunded(Collection<ReceiptRow> sales) {
        receipts.writeRefunded(sales);
    }

    public Set<ReceiptNumber> claimRefunds(List<RefundRow> sorted) {
        return refunds.insert(sorted);
    }

    public Map<ReceiptNumber, RefundRow> readRefunds(Collection<ReceiptNumber> numbers) {
        return refunds.read(numbers);
    }

    /** Refunds of a receipt, oldest first. */
    public List<RefundRow> refundsOf(ReceiptNumber sale) {
        return refunds.ofSale(sale);
    }

    /** Frees a refund number whose order did not come to a decision. */
    public void forgetRefund(ReceiptNumber number) {
        refunds.delete(number);
    }

    /** Frees a receipt number whose order did not come to a decision. */
    public void forget(ReceiptNumber number) {
        receipts.delete(number);
    }

    public List<Statement> writeRefundAmounts(List<RefundTaken> taken) {
        return taken.isEmpty() ? List.of() : List.of(refunds.writeAmounts(taken));
    }

    /** Those of the phones that a receipt waits for. */
    public List<UUID> waitingAmong(Collection<UUID> phoneHashes) {
        return receipts.waitingAmong(phoneHashes);
    }

    public List<ReceiptRow> waitingFor(UUID phoneHash) {
        return receipts.waitingFor(phoneHash);
    }

    /** Of the phone a receipt waits for, or waited for. */
    public Optional<UUID> phoneOf(ReceiptNumber number) {
        return receipts.phoneOf(number);
    }

    /** Phones that receipts wait for, in their order, from after {@code after}. */
    public List<UUID> waitingPhones(UUID after, int limit) {
        return receipts.waitingPhones(after, limit);
    }

    /** Receipts of an import, in order of their numbers, from after {@code after}. */
    public List<ReceiptRow> ofImport(long importId, ReceiptNumber after, int limit) {
        return receipts.ofImport(importId, after, limit);
    }

    /** Receipts of an undone import that never had a member: nothing in the books depends on them, so they go. */
    public void forgetAnonymous(long importId, Collection<ReceiptNumber> numbers) {
        receipts.deleteAnonymous(importId, numbers);
    }

    /**
     * Frees the numbers of an undone import's receipts and of what was refunded of them, so that a corrected file can bring them again; the rows stay, renamed.
     */
    public int release(long importId, Collection<ReceiptNumber> numbers) {
        refunds.release(importId, numbers);
        return receipts.release(importId, numbers);
    }
}
