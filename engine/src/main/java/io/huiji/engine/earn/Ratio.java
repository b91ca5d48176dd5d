package io.huiji.engine.earn;

import io.huiji.engine.programme.Earning.Rounding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** An exact fraction, never below 0. Kept in two longs; a product that does not fit goes on in big integers, so no result is ever rounded or lost. */
public final class Ratio implements Comparable<Ratio> {

    /** What {@link #round} answers at most, so that sums of rounded points cannot overflow. */
    public static final long MAXIMUM_ROUNDED = 1_000_000_000_000_000L;

    public static final Ratio ZERO = new Ratio(0, 1);
    public static final Ratio ONE = new Ratio(1, 1);

    private static final int SHOWN_DECIMALS = 6;

    private final long num;
    private final long den;
    private final @Nullable Big big;

    private record Big(BigInteger num, BigInteger den) {}

    private Ratio(long num, long den) {
        this.num = num;
        this.den = den;
        this.big = null;
    }

    private Ratio(Big big) {
        this.num = 0;
        this.den = 1;
        this.big = big;
    }

    public static Ratio of(long num, long den) {
        if (num < 0 || den <= 0) {
            throw new IllegalArgumentException("not a ratio: " + num + "/" + den);
        }
        return den == 1 ? new Ratio(num, 1) : reduced(BigInteger.valueOf(num), BigInteger.valueOf(den));
    }

    /** A decimal such as {@code 1.5}. */
    public static Ratio of(String decimal) {
        BigDecimal value = new BigDecimal(decimal);
        BigDecimal scaled = value.scale() < 0 ? value.setScale(0) : value;
        return reduced(scaled.unscaledValue(), BigInteger.TEN.pow(scaled.scale()));
    }

    private static Ratio reduced(BigInteger num, BigInteger den) {
        BigInteger divisor = num.gcd(den);
        BigInteger n = num.divide(divisor);
        BigInteger d = den.divide(divisor);
        if (n.bitLength() < Long.SIZE && d.bitLength() < Long.SIZE) {
            return new Ratio(n.longValueExact(), d.longValueExact());
        }
        return new Ratio(new Big(n, d));
    }

    public Ratio times(Ratio other) {
        if (big == null && other.big == null && fits(num, other.num) && fits(den, other.den)) {
            return new Ratio(num * other.num, den * other.den);
        }
        return reduced(bigNum().multiply(other.bigNum()), bigDen().multiply(other.bigDen()));
    }

    /** {@code factor} at least 0. */
    public Ratio times(long factor) {
        if (big == null && fits(num, factor)) {
            return new Ratio(num * factor, den);
        }
        return reduced(bigNum().multiply(BigInteger.valueOf(factor)), bigDen());
    }

    public Ratio plus(Ratio other) {
        if (big == null && other.big == null) {
            if (den == other.den && num + other.num >= 0) {
                return new Ratio(num + other.num, den);
            }
            if (fits(num, other.den) && fits(other.num, den) && fits(den, other.den) && num * other.den + other.num * den >= 0) {
                return new Ratio(num * other.den + other.num * den, den * other.den);
            }
        }
        return reduced(bigNum().multiply(other.bigDen()).add(other.bigNum().multiply(bigDen())), bigDen().multiply(other.bigDen()));
    }

    /** This less the other; 0 where that would be negative. */
    public Ratio minus(Ratio other) {
        if (big == null && other.big == null && fits(num, other.den) && fits(other.num, den) && fits(den, other.den)) {
            long difference = num * other.den - other.num * den;
            return difference <= 0 ? ZERO : new Ratio(difference, den * other.den);
        }
        BigInteger exact = bigNum().multiply(other.bigDen()).subtract(other.bigNum().multiply(bigDen()));
        return exact.signum() <= 0 ? ZERO : reduced(exact, bigDen().multiply(other.bigDen()));
    }

    /** A whole number, at most {@link #MAXIMUM_ROUNDED}. */
    public long round(Rounding rounding) {
        if (big != null || num > Long.MAX_VALUE / 2 || den > Long.MAX_VALUE / 4) {
            return roundBig(rounding);
        }
        long whole = num / den;
        long rest = num % den;
        boolean up = switch (rounding) {
            case FLOOR -> false;
            case HALF_UP -> 2 * rest >= den;
            case CEILING -> rest > 0;
        };
        return Math.min(up ? whole + 1 : whole, MAXIMUM_ROUNDED);
    }

    private long roundBig(Rounding rounding) {
        BigInteger[] parts = bigNum().divideAndRemainder(bigDen());
        boolean up = switch (rounding) {
            case FLOOR -> false;
            case HALF_UP -> parts[1].shiftLeft(1).compareTo(bigDen()) >= 0;
            case CEILING -> parts[1].signum() > 0;
        };
        BigInteger whole = up ? parts[0].add(BigInteger.ONE) : parts[0];
        return whole.min(BigInteger.valueOf(MAXIMUM_ROUNDED)).longValueExact();
    }

    public boolean isWhole() {
        return big == null ? num % den == 0 : bigNum().mod(bigDen()).signum() == 0;
    }

    @Override
    public int compareTo(Ratio other) {
        if (big == null && other.big == null && fits(num, other.den) && fits(other.num, den)) {
            return Long.compare(num * other.den, other.num * den);
        }
        return bigNum().multiply(other.bigDen()).compareTo(other.bigNum().multiply(bigDen()));
    }

    /** As a decimal; longer than six decimals is cut and marked with an ellipsis. */
    @Override
    public String toString() {
        BigDecimal cut = new BigDecimal(bigNum()).divide(new BigDecimal(bigDen()), SHOWN_DECIMALS, RoundingMode.DOWN);
        boolean whole = cut.multiply(new BigDecimal(bigDen())).compareTo(new BigDecimal(bigNum())) == 0;
        BigDecimal plain = cut.signum() == 0 ? BigDecimal.ZERO : cut.stripTrailingZeros();
        return plain.toPlainString() + (whole ? "" : "…");
    }

    private BigInteger bigNum() {
        return big == null ? BigInteger.valueOf(num) : big.num();
    }

    private BigInteger bigDen() {
        return big == null ? BigInteger.valueOf(den) : big.den();
    }

    /** Whether the product of two numbers ≥ 0 is a long. */
    private static boolean fits(long a, long b) {
        return Math.multiplyHigh(a, b) == 0 && a * b >= 0;
    }
}
