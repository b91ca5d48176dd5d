package io.huiji.server.desk.unassigned;

import io.huiji.engine.facts.StoreFacts;
import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Desk;
import io.huiji.server.desk.Desk.Urgency;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.model.DecisionJson;
import io.huiji.server.member.EnrolledByPhone;
import io.huiji.server.member.Members;
import io.huiji.server.member.PhoneGate;
import io.huiji.server.platform.RoundTrip;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.purchase.NewReceipt;
import io.huiji.server.purchase.NewReceipt.State;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.ReceiptRow;
import io.huiji.server.purchase.ReceiptRow.RefundedLine;
import io.huiji.server.purchase.Receipts;
import io.huiji.server.store.Store;
import io.huiji.server.store.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Keeps receipts without a member, and credits them when one turns up: by late credit, or by the enrolment of the phone they were made with.
 * A receipt by phone and an enrolment both lock the phone's identity row, so none falls between.
 */
@Component
public class UnassignedReceipts implements EnrolledByPhone {

    private static final int PAGE = 1_000;

    private final Receipts receipts;
    private final Members members;
    private final Stores stores;
    private final Desk desk;
    private final RoundTrip roundTrip;

    UnassignedReceipts(Receipts receipts, @Lazy Members members, Stores stores, Desk desk, RoundTrip roundTrip) {
        this.roundTrip = roundTrip;
        this.receipts = receipts;
        this.members = members;
        this.stores = stores;
        this.desk = desk;
    }

    /** {@code phone}: whose enrolment it waits for; {@code null}: anonymous. */
    public record Receipt(ReceiptNumber number, long storeId, io.huiji.engine.decision.Receipt receipt, @Nullable String phone) {}

    /**
     * Keeps it, in the caller's transaction. A repeat of the same receipt changes nothing.
     *
     * @return the member, when the phone has enrolled meanwhile: then nothing was kept and the receipt is hers
     * @throws Problem {@code receipt_conflict}
     */
    public @Nullable Long keep(Receipt receipt) {
        UUID phoneHash = null;
        if (receipt.phone() != null) {
            PhoneGate gate = members.phoneGate(receipt.phone());
            if (gate.memberId() != null) {
                return gate.memberId();
            }
            phoneHash = gate.phoneHash();
        }
        NewReceipt row = new NewReceipt(receipt.number(), null, null, null, receipt.storeId(), receipt.receipt().eventAt(),
                receipt.receipt().totalFen(), 0, phoneHash, receipt.receipt().channel(),
                DecisionJson.write(receipt.receipt()));
        if (roundTrip.ask(receipts.claim(List.of(row))).isEmpty()) {
            ReceiptRow used = receipts.find(receipt.number()).orElseThrow(() -> Problem.of(ProblemCode.IN_FLIGHT));
            if (used.state() != row.state() || used.netFen() != row.netFen()
                    || !Objects.equals(receipts.phoneOf(receipt.number()).orElse(null), phoneHash)) {
                throw Problem.of(ProblemCode.RECEIPT_CONFLICT);
            }
        }
        return null;
    }

    /** The order that credits an unassigned receipt to a member, on what refunds left of it. */
    public Order.Purchase lateCredit(ReceiptRow row, WriteKey key, long callerId, long memberId) {
        Store store = stores.byId(row.storeId());
        StoreFacts facts = new StoreFacts(store.id(), store.code(), store.zone());
        return new Order.Purchase(new Order.Head(key, callerId, memberId, facts), row.number(), left(row), row.importId(), true);
    }

    private static io.huiji.engine.decision.Receipt left(ReceiptRow row) {
        io.huiji.engine.decision.Receipt receipt = DecisionJson.read(Objects.requireNonNull(row.body()), io.huiji.engine.decision.Receipt.class);
        if (row.refunded().isEmpty()) {
            return receipt;
        }
        List<io.huiji.engine.decision.Receipt.Line> lines = new ArrayList<>();
        for (io.huiji.engine.decision.Receipt.Line line : receipt.lines()) {
            long refundedFen = row.refunded().stream().filter(part -> part.no() == line.no()).mapToLong(RefundedLine::amountFen).sum();
            lines.add(new io.huiji.engine.decision.Receipt.Line(line.no(), line.product(), line.categories(), line.quantity(),
                    line.amountFen() - refundedFen));
        }
        return new io.huiji.engine.decision.Receipt(receipt.eventAt(), receipt.channel(), lines);
    }

    /** Credits what still waits although its phone has a member: the news of an enrolment was cut short, or the desk could not do it then. */
    public void creditEnrolled() {
        List<UUID> phones = receipts.waitingPhones(new UUID(0, 0), PAGE);
        while (!phones.isEmpty()) {
            enrolledByPhone(members.byPhoneHashes(phones));
            phones = receipts.waitingPhones(phones.getLast(), PAGE);
        }
    }

    /** Credits what waited for these phones. May be run again: its keys name the receipts. */
    @Override
    public void enrolledByPhone(Map<UUID, Long> memberByPhoneHash) {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (UUID phoneHash : receipts.waitingAmong(memberByPhoneHash.keySet())) {
            long memberId = Objects.requireNonNull(memberByPhoneHash.get(phoneHash));
            for (ReceiptRow row : receipts.waitingFor(phoneHash)) {
                WriteKey key = WriteKey.of(0, "enrolled:" + row.number().space() + "/" + row.number().number(), Long.toString(memberId));
                answers.add(desk.submit(lateCredit(row, key, 0, memberId), Urgency.TILL));
            }
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    }
}
