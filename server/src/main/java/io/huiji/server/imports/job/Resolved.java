package io.huiji.server.imports.job;

import io.huiji.engine.facts.StoreFacts;
import io.huiji.server.imports.mapping.Mapping;
import io.huiji.server.imports.model.Contents;
import io.huiji.server.imports.model.Documents;
import io.huiji.server.purchase.ReceiptNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the file's texts stand for in this installation, by their numbers in {@link Contents}.
 *
 * @param members member ids; 0: the text cannot identify a member; below 0: nobody yet (only when nothing is to be written)
 * @param stores {@code null}: there is no such store yet (only when nothing is to be written)
 * @param newMembers who was nobody before this run
 * @param earlier sales that returns are matched with although the file does not hold them, by place; grows while returns are matched
 */
record Resolved(Mapping mapping, Contents contents, long[] members, @Nullable StoreFacts[] stores, String[] products, Map<String, List<String>> categories,
        Set<Integer> newMembers, Map<Integer, EarlierSale> earlier) {

    private static final int LONGEST_NUMBER = 64;

    /** A sale of another file, or of a till. {@code decisionId}: which its refund's key names, since the number may come again after an undo. */
    record EarlierSale(ReceiptNumber number, long decisionId, @Nullable StoreFacts store) {}

    @Nullable StoreFacts store(Documents documents, int place) {
        EarlierSale sale = documents == contents.receipts ? earlier.get(place) : null;
        return sale == null ? stores[documents.store(place)] : sale.store();
    }

    long member(Documents documents, int place) {
        return members[documents.member(place)];
    }

    ReceiptNumber receiptNumber(int receipt) {
        EarlierSale sale = earlier.get(receipt);
        return sale != null ? sale.number() : numberIn(contents.receipts, receipt);
    }

    ReceiptNumber numberIn(Documents documents, int place) {
        return new ReceiptNumber(space(documents, place), documents.number(place));
    }

    ReceiptNumber refundNumber(int slip, int receipt) {
        return new ReceiptNumber(space(contents.slips, slip), fitting(contents.slips.number(slip) + "/" + contents.receipts.number(receipt)));
    }

    String space(Documents documents, int place) {
        StoreFacts store = store(documents, place);
        long storeId = store == null ? 0 : store.id();
        return switch (mapping.numbersOrStore()) {
            case STORE -> "store:" + storeId;
            case STORE_DAY -> "store:" + storeId + ":" + LocalDate.ofEpochDay(documents.businessDay(place));
            case SOURCE -> "import:" + mapping.source();
        };
    }

    /** Numbers of the books have 64 characters at most; a longer one is known by its digest. */
    static String fitting(String number) {
        return number.length() <= LONGEST_NUMBER ? number : "digest:" + io.huiji.server.platform.Digests.uuid(number);
    }
}
