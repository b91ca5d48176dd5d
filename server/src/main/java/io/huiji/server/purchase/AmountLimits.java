package io.huiji.server.purchase;

/** The most that may stand on a receipt, whether a till posts it or a file brings it: more is a slip of the keyboard or of a unit. */
public final class AmountLimits {

    /** Of a line: 10,000,000.00 yuan. */
    public static final long LINE_FEN_MAX = 1_000_000_000L;

    /** Of all lines of a receipt together: 100,000,000.00 yuan. */
    public static final long RECEIPT_FEN_MAX = 10_000_000_000L;

    private AmountLimits() {}
}
