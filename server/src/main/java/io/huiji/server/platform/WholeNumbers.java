package io.huiji.server.platform;

import java.util.OptionalLong;

/** Whole numbers as text: ASCII digits with an optional minus, nothing else. {@link Long#parseLong} alone would take {@code +1} and full-width digits. */
public final class WholeNumbers {

    private static final int DIGITS_MAX = 19;

    private WholeNumbers() {}

    /** Whether the text is spelt as a whole number, whatever its size. */
    public static boolean isWhole(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        if (text.length() == from) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    /** Empty where the text is not {@linkplain #isWhole whole} or does not fit 64 bits. */
    public static OptionalLong parseLong(String text) {
        int digits = text.length() - (text.startsWith("-") ? 1 : 0);
        if (!isWhole(text) || digits > DIGITS_MAX) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }
}
