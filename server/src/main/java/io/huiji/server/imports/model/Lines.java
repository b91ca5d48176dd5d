package io.huiji.server.imports.model;

/**
 * Lines that count, in order of the file: columns instead of objects, some 40 bytes a line.
 * In a return line {@code quantity} is what came back, above 0.
 */
public final class Lines {

    /** No price: the file gives the amount of the line. */
    static final long BY_AMOUNT = -1;

    /** No product. */
    public static final int NONE = -1;

    private final IntColumn fileLine = new IntColumn();
    private final IntColumn document = new IntColumn();
    private final IntColumn number = new IntColumn();
    private final IntColumn product = new IntColumn();
    private final IntColumn quantity = new IntColumn();
    private final LongColumn at = new LongColumn();
    private final LongColumn amountFen = new LongColumn();
    private final LongColumn priceMicroYuan = new LongColumn();

    void add(int inFile, int ofDocument, int lineNumber, int productNumber, int units, long atSeconds, long fen, long price) {
        fileLine.add(inFile);
        document.add(ofDocument);
        number.add(lineNumber);
        product.add(productNumber);
        quantity.add(units);
        at.add(atSeconds);
        amountFen.add(fen);
        priceMicroYuan.add(price);
    }

    public int size() {
        return fileLine.size();
    }

    /** Where it stands in the file, from 1. */
    public int fileLine(int index) {
        return fileLine.get(index);
    }

    /** Place of its receipt or return slip in {@link Documents}. */
    public int document(int index) {
        return document.get(index);
    }

    /** Its number in the receipt, 1 to 1000. */
    public int number(int index) {
        return number.get(index);
    }

    /** {@link #NONE} if the line names none. */
    public int product(int index) {
        return product.get(index);
    }

    public int quantity(int index) {
        return quantity.get(index);
    }

    long atSeconds(int index) {
        return at.get(index);
    }

    public long amountFen(int index) {
        return amountFen.get(index);
    }

    /**
     * What {@code units} more of this line come to when {@code leftUnits} worth {@code leftFen} are left: the line's own price, never more than what is left,
     * and with the last unit all that is left.
     */
    long takeBackFen(int index, int units, int leftUnits, long leftFen) {
        if (units == leftUnits) {
            return leftFen;
        }
        long price = priceMicroYuan.get(index);
        long fen = price == BY_AMOUNT ? Amounts.shareFen(amountFen.get(index), units, quantity.get(index)) : Amounts.lineFen(units, price);
        return Math.min(fen, leftFen);
    }
}
