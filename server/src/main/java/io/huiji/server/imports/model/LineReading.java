package io.huiji.server.imports.model;

import io.huiji.server.imports.file.RowSink;
import io.huiji.server.imports.mapping.Layout;
import io.huiji.server.imports.mapping.Mapping;
import io.huiji.server.imports.mapping.Mapping.Numbers;
import io.huiji.server.imports.mapping.Mapping.Unit;
import io.huiji.server.imports.mapping.TimeReader;
import io.huiji.server.purchase.AmountLimits;
import io.huiji.server.purchase.EventTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the lines of a file: left out by the mapping, rejected, anonymous, a sale, a return, or nothing that counts. In this order, and each line exactly once.
 * A line that is left out is not even looked at, so that an adjustment may be as odd as it likes.
 */
final class LineReading implements RowSink {

    private static final int LONGEST_CODE = 64;
    private static final int LARGEST_QUANTITY = 1_000_000_000;
    private static final int NO_MEMBER = -1;
    private static final int LINES_PER_RECEIPT = 1_000;

    private final Mapping mapping;
    private final Layout layout;
    private final String[] header;
    private final Contents contents;
    private final Rejections rejections;
    private final Instant now;
    private final TimeReader times;
    private final ZoneId storeZone;
    private final Mapping.Returns terms;
    private final boolean byPrice;
    private final int moneyDecimals;
    private final Map<Integer, BitSet> lineNumbers = new HashMap<>();
    private String[] cells = {};
    private long line;

    LineReading(Mapping mapping, Layout layout, String[] header, Contents contents, Rejections rejections, Instant now) {
        this.mapping = mapping;
        this.layout = layout;
        this.header = header;
        this.contents = contents;
        this.rejections = rejections;
        this.now = now;
        this.times = new TimeReader(mapping.time());
        this.storeZone = ZoneId.of(mapping.store().zone());
        this.terms = mapping.returnsOrNone();
        this.byPrice = mapping.price() != null;
        Mapping.MoneyColumn money = mapping.price() == null ? mapping.amount() : mapping.price();
        this.moneyDecimals = money != null && money.unit() == Unit.FEN ? Amounts.PRICE_DECIMALS - 2 : Amounts.PRICE_DECIMALS;
    }

    @Override
    public void row(long inFile, String[] row) {
        contents.lines++;
        cells = row;
        line = inFile;
        if (isIgnored()) {
            if (cell(layout.member).isEmpty()) {
                contents.anonymous++;
            } else {
                contents.ignored++;
            }
        } else if (!read()) {
            contents.rejected++;
        }
    }

    /** False: rejected. */
    private boolean read() {
        String number = cell(layout.receipt);
        String member = cell(layout.member);
        String product = cell(layout.product);
        String store = layout.store < 0 ? String.valueOf(mapping.store().code()) : cell(layout.store);
        if (!isCode(layout.receipt, number, true) || !isCode(layout.member, member, false) || !isCode(layout.product, product, false)
                || !isCode(layout.store, store, true)) {
            return false;
        }
        Instant at = times.read(cell(layout.time));
        if (at == null) {
            return rejected(layout.time, cell(layout.time).isEmpty() ? Reason.MISSING : Reason.NOT_A_TIME);
        }
        Reason implausible = implausible(at);
        if (implausible != null) {
            return rejected(layout.time, implausible);
        }
        long quantity = layout.quantity < 0 ? 1 : number(layout.quantity, 0, Reason.NOT_WHOLE);
        long money = number(layout.money, moneyDecimals, Reason.NOT_A_NUMBER);
        if (quantity == ExactNumber.UNREADABLE || money == ExactNumber.UNREADABLE) {
            return false;
        }
        if (Math.abs(quantity) > LARGEST_QUANTITY) {
            return rejected(layout.quantity, Reason.OUT_OF_RANGE);
        }
        if (member.isEmpty()) {
            return takeAnonymous(number, product, store, at, quantity, money);
        }
        String original = cell(layout.original);
        if (isReturn(number, quantity, original)) {
            return takeReturn(number, member, product, store, at, quantity, original);
        }
        if (quantity <= 0 || money <= 0) {
            contents.notCounted++;
            return true;
        }
        return takeSale(number, member, product, store, at, (int) quantity, money);
    }

    private @Nullable Reason implausible(Instant at) {
        return switch (EventTime.of(at, now)) {
            case PLAUSIBLE -> null;
            case AHEAD -> Reason.TIME_AHEAD;
            case TOO_EARLY -> Reason.TIME_TOO_EARLY;
        };
    }

    private boolean takeSale(String number, String member, String product, String store, Instant at, int quantity, long money) {
        long amountFen = byPrice ? Amounts.lineFen(quantity, money) : Amounts.lineFen(1, money);
        if (amountFen < 0) {
            return rejected(layout.money, Reason.AMOUNT_TOO_LARGE);
        }
        int place = place(contents.receipts, number, member, store, at);
        if (place < 0) {
            return rejected(layout.member, Reason.MEMBER_DIFFERS);
        }
        contents.receipts.countLine(place);
        int lineNumber = layout.line < 0 ? contents.receipts.lineCount(place) : givenNumber(place);
        if (lineNumber < 0) {
            return false;
        }
        if (contents.receipts.lineCount(place) > LINES_PER_RECEIPT) {
            contents.receipts.breakUp(place, Reason.TOO_MANY_LINES);
        }
        if (contents.receipts.addFen(place, amountFen) > AmountLimits.RECEIPT_FEN_MAX) {
            contents.receipts.breakUp(place, Reason.RECEIPT_TOO_LARGE);
        }
        contents.sales.add((int) line, place, lineNumber, product(product), quantity, at.getEpochSecond(), amountFen, byPrice ? money : Lines.BY_AMOUNT);
        return true;
    }

    /** A return or a line of nothing without a member is only counted: nobody's points depend on it. */
    private boolean takeAnonymous(String number, String product, String store, Instant at, long quantity, long money) {
        boolean counts = quantity > 0 && money > 0 && !isReturn(number, quantity, cell(layout.original));
        long amountFen = !counts ? 0 : byPrice ? Amounts.lineFen(quantity, money) : Amounts.lineFen(1, money);
        if (amountFen < 0) {
            return rejected(layout.money, Reason.AMOUNT_TOO_LARGE);
        }
        contents.anonymous++;
        if (counts) {
            int place = place(contents.anonymousReceipts, number, NO_MEMBER, store, at);
            contents.anonymousReceipts.countLine(place);
            contents.anonymousSales.add((int) line, place, contents.anonymousReceipts.lineCount(place), product(product), (int) quantity,
                    at.getEpochSecond(), amountFen, Lines.BY_AMOUNT);
        }
        return true;
    }

    private boolean takeReturn(String number, String member, String product, String store, Instant at, long quantity, String original) {
        if (quantity == 0 || (quantity > 0 && original.isEmpty())) {
            contents.notCounted++;
            return true;
        }
        int place = place(contents.slips, number, member, store, at);
        if (place < 0) {
            return rejected(layout.member, Reason.MEMBER_DIFFERS);
        }
        contents.slips.countLine(place);
        contents.returns.add((int) line, place, contents.slips.lineCount(place), product(product), (int) Math.abs(quantity), at.getEpochSecond(), 0, 0);
        if (!original.isEmpty()) {
            contents.nameOriginal(contents.returns.size() - 1, original);
        }
        return true;
    }

    private boolean isReturn(String number, long quantity, String original) {
        return (terms.prefix() != null && number.startsWith(terms.prefix()))
                || (Boolean.TRUE.equals(terms.negativeQuantity()) && quantity < 0)
                || !original.isEmpty();
    }

    /** −1: the receipt is another member's. */
    private int place(Documents documents, String number, String member, String store, Instant at) {
        return place(documents, number, contents.members.number(member), store, at);
    }

    private int place(Documents documents, String number, int memberNumber, String store, Instant at) {
        String channel = layout.channel >= 0 ? cell(layout.channel) : mapping.channel() == null ? "" : mapping.channel();
        int channelNumber = contents.channels.number(channel.isEmpty() ? "till" : channel);
        int storeNumber = contents.stores.number(store);
        long day = mapping.numbersOrStore() == Numbers.STORE_DAY ? LocalDate.ofInstant(at, storeZone).toEpochDay() : 0;
        int numbering = mapping.numbersOrStore() == Numbers.SOURCE ? -1 : storeNumber;
        int place = documents.place(numbering, storeNumber, number, day, memberNumber, channelNumber, at.getEpochSecond());
        return documents.member(place) == memberNumber ? place : -1;
    }

    /** −1: rejected. */
    private int givenNumber(int place) {
        long given = number(layout.line, 0, Reason.NOT_WHOLE);
        if (given == ExactNumber.UNREADABLE) {
            return -1;
        }
        if (given < 1 || given > LINES_PER_RECEIPT) {
            rejected(layout.line, Reason.OUT_OF_RANGE);
            return -1;
        }
        BitSet taken = lineNumbers.computeIfAbsent(place, _ -> new BitSet());
        if (taken.get((int) given)) {
            rejected(layout.line, Reason.LINE_TWICE);
            return -1;
        }
        taken.set((int) given);
        return (int) given;
    }

    private int product(String code) {
        if (code.isEmpty()) {
            return Lines.NONE;
        }
        int product = contents.products.number(code);
        if (layout.productName >= 0) {
            contents.nameProduct(product, cell(layout.productName));
        }
        return product;
    }

    private boolean isIgnored() {
        for (Layout.Ignored ignored : layout.ignored) {
            if (ignored.match().matches(cell(ignored.column()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isCode(int column, String value, boolean required) {
        if (value.isEmpty()) {
            return !required || rejected(column, Reason.MISSING);
        }
        if (value.length() > LONGEST_CODE) {
            return rejected(column, Reason.TOO_LONG);
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return rejected(column, Reason.UNPRINTABLE);
            }
        }
        return true;
    }

    private long number(int column, int decimals, Reason otherwise) {
        String text = cell(column);
        long value = ExactNumber.parse(text, decimals);
        if (value == ExactNumber.UNREADABLE) {
            rejected(column, text.isEmpty() ? Reason.MISSING : otherwise);
        }
        return value;
    }

    private String cell(int column) {
        return column < 0 || column >= cells.length ? "" : cells[column].strip();
    }

    private boolean rejected(int column, Reason reason) {
        rejections.reject(line, column < 0 ? "" : header[column].strip(), reason);
        return false;
    }

    /** Receipts that turned out too long or too large are rejected as a whole. */
    void finish() {
        Documents receipts = contents.receipts;
        for (int i = 0; i < contents.sales.size(); i++) {
            Reason reason = receipts.whyBroken(contents.sales.document(i));
            if (reason != null) {
                contents.rejected++;
                rejections.reject(contents.sales.fileLine(i), header[layout.receipt].strip(), reason);
            }
        }
    }
}
