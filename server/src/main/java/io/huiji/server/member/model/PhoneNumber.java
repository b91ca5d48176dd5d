package io.huiji.server.member.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone number in E.164, e.g. {@code +8613800138000}. Read from a Chinese mobile number as people write it, or any number with its country code:
 * <pre>  138-0013 8000 · 8613800138000 · 008613800138000 · +86 138 0013 8000  →  +8613800138000
 *        １３８００１３８０００ (full-width) · 12800138000 · +86 021 1234        →  refused      </pre>
 */
public record PhoneNumber(String e164) {

    private static final Pattern SEPARATORS = Pattern.compile("[ \\-().]");
    private static final Pattern CHINESE_MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final String CHINA = "+86";
    private static final int SHOWN_HEAD = 3;
    private static final int SHOWN_TAIL = 4;

    public static Optional<PhoneNumber> parse(String text) {
        String digits = SEPARATORS.matcher(text).replaceAll("");
        if (digits.startsWith("00")) {
            digits = "+" + digits.substring(2);
        }
        if (CHINESE_MOBILE.matcher(digits).matches()) {
            return Optional.of(new PhoneNumber(CHINA + digits));
        }
        if (digits.startsWith("86") && CHINESE_MOBILE.matcher(digits.substring(2)).matches()) {
            return Optional.of(new PhoneNumber("+" + digits));
        }
        boolean valid = digits.startsWith(CHINA) ? CHINESE_MOBILE.matcher(digits.substring(CHINA.length())).matches() : E164.matcher(digits).matches();
        return valid ? Optional.of(new PhoneNumber(digits)) : Optional.empty();
    }

    /** {@code 138****8000}, and {@code +44*****1234} elsewhere. */
    public String masked() {
        String shown = national();
        int stars = Math.max(4, shown.length() - SHOWN_HEAD - SHOWN_TAIL);
        return shown.substring(0, SHOWN_HEAD) + "*".repeat(stars) + shown.substring(shown.length() - SHOWN_TAIL);
    }

    /** As its owner reads it: without +86 in China. */
    public String national() {
        return e164.startsWith(CHINA) ? e164.substring(CHINA.length()) : e164;
    }

    @Override
    public String toString() {
        return masked();
    }
}
