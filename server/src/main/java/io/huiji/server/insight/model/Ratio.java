package io.huiji.server.insight.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Parts of a whole, in ten-thousandths (basis points), rounded half up. */
public final class Ratio {

    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    private Ratio() {}

    /** {@code null}: there is no whole. */
    public static @Nullable Long of(long part, long whole) {
        if (whole <= 0) {
            return null;
        }
        return divide(BigInteger.valueOf(part).multiply(WHOLE), whole);
    }

    /** Half up; {@code null}: by nothing. */
    public static @Nullable Long each(long sum, long count) {
        return count <= 0 ? null : divide(BigInteger.valueOf(sum), count);
    }

    private static long divide(BigInteger sum, long count) {
        return new BigDecimal(sum).divide(BigDecimal.valueOf(count), 0, java.math.RoundingMode.HALF_UP).longValueExact();
    }
}
