package io.huiji.server.imports.model;

/** Reads decimal numbers as whole multiples of a power of ten, exactly. Only plain ASCII: no exponent, no grouping, no full-width digits. */
public final class ExactNumber {

    /** What {@link #parse} answers for a text that is not such a number. */
    public static final long UNREADABLE = Long.MIN_VALUE;

    private static final int LONGEST = 40;

    private ExactNumber() {}

    /**
     * <pre>  parse("2.55", 6) = 2550000     parse("-12", 0) = -12     parse("1.5", 0) = UNREADABLE </pre>
     *
     * @param decimals digits after the point that the result has; further ones must be zeros
     */
    public static long parse(String text, int decimals) {
        int end = text.length();
        int at = end > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        if (end == at || end > LONGEST) {
            return UNREADABLE;
        }
        boolean negative = text.charAt(0) == '-';
        long value = 0;
        int digits = 0;
        int after = -1;
        for (; at < end; at++) {
            char c = text.charAt(at);
            if (c == '.' && after < 0) {
                after = 0;
                continue;
            }
            if (c < '0' || c > '9') {
                return UNREADABLE;
            }
            digits++;
            if (after < decimals || after < 0) {
                value = append(value, c - '0');
                if (value < 0) {
                    return UNREADABLE;
                }
            } else if (c != '0') {
                return UNREADABLE;
            }
            after += after < 0 ? 0 : 1;
        }
        return digits == 0 || after == 0 ? UNREADABLE : scaled(negative, value, decimals - Math.clamp(after, 0, decimals));
    }

    private static long append(long value, int digit) {
        return value > (Long.MAX_VALUE - digit) / 10 ? -1 : value * 10 + digit;
    }

    private static long scaled(boolean negative, long value, int zeros) {
        for (int i = 0; i < zeros; i++) {
            value = append(value, 0);
            if (value < 0) {
                return UNREADABLE;
            }
        }
        return negative ? -value : value;
    }
}
