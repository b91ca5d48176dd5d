package io.huiji.server.imports.model;

import io.huiji.server.purchase.AmountLimits;
import java.math.BigInteger;

/** Line amounts: exact, rounded half-up to the fen once. */
public final class Amounts {

    /** Decimals of a yuan that a price may have: micro-yuan. */
    public static final int PRICE_DECIMALS = 6;

    /** A fen in micro-yuan. */
    static final long MICRO_PER_FEN = 10_000;

    private Amounts() {}

    /**
     * quantity × price.
     * <pre>  6 × 2.55 = 15.30     1 × 0.005 = 0.01     1 × 0.001 = 0 </pre>
     *
     * @return −1 if it is more than a line may have
     */
    static long lineFen(long quantity, long priceMicroYuan) {
        long high = Math.multiplyHigh(quantity, priceMicroYuan);
        long micro = quantity * priceMicroYuan;
        if (high != 0 || micro < 0) {
            return -1;
        }
        long fen = micro / MICRO_PER_FEN + (micro % MICRO_PER_FEN >= MICRO_PER_FEN / 2 ? 1 : 0);
        return fen > AmountLimits.LINE_FEN_MAX ? -1 : fen;
    }

    /** The share of {@code part} units in an amount for {@code whole} units, half-up. */
    static long shareFen(long amountFen, int part, int whole) {
        BigInteger twice = BigInteger.valueOf(amountFen).multiply(BigInteger.valueOf(2L * part)).add(BigInteger.valueOf(whole));
        return twice.divide(BigInteger.valueOf(2L * whole)).longValueExact();
    }
}
