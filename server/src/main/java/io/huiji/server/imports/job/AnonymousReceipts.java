package io.huiji.server.imports.job;

import io.huiji.engine.decision.Receipt;
import io.huiji.engine.facts.StoreFacts;
import io.huiji.server.desk.StoreReceipts;
import io.huiji.server.desk.StoreReceipts.Anonymous;
import io.huiji.server.imports.model.Contents;
import io.huiji.server.imports.model.Grouping;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.Receipts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Keeps the sales of a file that name no member as the stores' own, so that the sales of a store are whole. */
@Component
class AnonymousReceipts {

    private static final int PAGE = 200;
    private static final int LINES_MAX = 1_000;

    private final StoreReceipts storeReceipts;
    private final Receipts receipts;

    AnonymousReceipts(StoreReceipts storeReceipts, Receipts receipts) {
        this.storeReceipts = storeReceipts;
        this.receipts = receipts;
    }

    void keep(long runId, Resolved resolved, Tally tally, Progress progress) {
        Contents contents = resolved.contents();
        Grouping lines = Grouping.ofAnonymous(contents);
        Set<ReceiptNumber> members = numbersWithMember(resolved);
        List<Anonymous> page = new ArrayList<>(PAGE);
        for (int place = 0; place < contents.anonymousReceipts.size(); place++) {
            ReceiptNumber number = resolved.numberIn(contents.anonymousReceipts, place);
            StoreFacts store = resolved.store(contents.anonymousReceipts, place);
            if (store != null && !members.contains(number)) {
                page.add(new Anonymous(number, store.id(), receipt(resolved, lines.linesOf(place), place), runId));
            }
            if (page.size() == PAGE || (place == contents.anonymousReceipts.size() - 1 && !page.isEmpty())) {
                progress.check();
                tally.anonymousReceipts(storeReceipts.keep(page).size());
                page.clear();
            }
        }
    }

    /** Says what {@link #keep} would count. */
    void forecast(Resolved resolved, Tally tally) {
        Contents contents = resolved.contents();
        Set<ReceiptNumber> numbers = new TreeSet<>();
        for (int place = 0; place < contents.anonymousReceipts.size(); place++) {
            numbers.add(resolved.numberIn(contents.anonymousReceipts, place));
        }
        numbers.removeAll(numbersWithMember(resolved));
        List<ReceiptNumber> all = List.copyOf(numbers);
        for (int from = 0; from < all.size(); from += PAGE) {
            List<ReceiptNumber> page = all.subList(from, Math.min(from + PAGE, all.size()));
            tally.anonymousReceipts(page.size() - receipts.read(page).size());
        }
    }

    /** A number with a member's lines is hers; what of it names nobody is only counted. */
    private static Set<ReceiptNumber> numbersWithMember(Resolved resolved) {
        Set<ReceiptNumber> numbers = new HashSet<>();
        Contents contents = resolved.contents();
        for (int place = 0; place < contents.receipts.size(); place++) {
            if (!contents.isEarlier(place)) {
                numbers.add(resolved.receiptNumber(place));
            }
        }
        return numbers;
    }

    /** A receipt has 1,000 lines at most; a longer one (a day's takings) is kept as its sum. */
    private static Receipt receipt(Resolved resolved, int[] indexes, int place) {
        Receipt receipt = Orders.receipt(resolved, resolved.contents().anonymousReceipts, resolved.contents().anonymousSales, indexes, place);
        return receipt.lines().size() <= LINES_MAX ? receipt
                : new Receipt(receipt.eventAt(), receipt.channel(), List.of(new Receipt.Line(1, null, List.of(), 1, receipt.totalFen())));
    }
}
