package io.huiji.server.imports.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a file says: receipts with the lines that count, return slips with theirs, and how many lines are of which kind. */
public final class Contents {

    public final Names members = new Names();
    public final Names products = new Names();
    public final Names stores = new Names();
    public final Names channels = new Names();
    public final Documents receipts = new Documents();
    public final Lines sales = new Lines();
    /** Receipts without a member: they belong to the store. */
    public final Documents anonymousReceipts = new Documents();
    public final Lines anonymousSales = new Lines();
    public final Documents slips = new Documents();
    public final Lines returns = new Lines();
    private final Map<Integer, String> productNames = new HashMap<>();
    private final Map<Integer, String> originals = new HashMap<>();
    private int ownReceipts = -1;
    private int ownSales;
    int lines;
    int anonymous;
    int notCounted;
    int ignored;
    int rejected;

    void nameProduct(int product, String name) {
        if (!name.isBlank()) {
            productNames.putIfAbsent(product, name.strip());
        }
    }

    /** The first name that the file gives it. */
    public @Nullable String productName(int product) {
        return productNames.get(product);
    }

    /** The return line with that index names the receipt of its sale. */
    void nameOriginal(int returnLine, String receiptNumber) {
        originals.put(returnLine, receiptNumber);
    }

    @Nullable String original(int returnLine) {
        return originals.get(returnLine);
    }

    /**
     * A sale that is in the books already, from another file or a till: returns are matched with it as with the file's own. Its lines follow by
     * {@link #addEarlierLine}.
     *
     * @return its place in {@link #receipts}
     */
    public int addEarlier(String receiptNumber, int member, Instant at) {
        if (ownReceipts < 0) {
            ownReceipts = receipts.size();
            ownSales = sales.size();
        }
        return receipts.append(receiptNumber, member, at.getEpochSecond());
    }

    /** @return its index in {@link #sales} */
    public int addEarlierLine(int receipt, int lineNumber, int product, int quantity, Instant at, long amountFen) {
        receipts.countLine(receipt);
        sales.add(0, receipt, lineNumber, product, quantity, at.getEpochSecond(), amountFen, Lines.BY_AMOUNT);
        return sales.size() - 1;
    }

    /** Whether the receipt at that place is in the books from elsewhere and not in the file. */
    public boolean isEarlier(int receipt) {
        return ownReceipts >= 0 && receipt >= ownReceipts;
    }

    /** Sales lines of the file itself. */
    public int ownSales() {
        return ownReceipts < 0 ? sales.size() : ownSales;
    }

    /** The return line's member, by her number in {@link #members}. */
    public int memberOfReturn(int returnLine) {
        return slips.member(returns.document(returnLine));
    }

    /** Rows below the header. Each is a sale, a return, or one of the following. */
    public int lines() {
        return lines;
    }

    /** Without a member: they belong to the store. */
    public int anonymous() {
        return anonymous;
    }

    /** Readable, with a member, and yet neither a sale nor a return: a price or quantity of nothing. */
    public int notCounted() {
        return notCounted;
    }

    /** Left out by the mapping. */
    public int ignored() {
        return ignored;
    }

    public int rejected() {
        return rejected;
    }
}
