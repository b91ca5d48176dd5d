package io.huiji.server.access;

import io.huiji.server.platform.FieldError;
import io.huiji.server.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a password must be; see {@link PasswordSettings}. */
public record PasswordRules(int lengthMin, int kindsMin, int remembered, Duration ageMax) {

    static final int LENGTH_MAX = 128;

    /** What is tried first, whatever else a policy asks for. Compared without digits and signs at the end. */
    private static final Set<String> COMMON = Set.of("password", "passw0rd", "p@ssw0rd", "p@ssword", "qwerty", "qwertyuiop", "asdfghjkl", "abcdefghij", "abc", "admin",
            "administrator", "welcome", "letmein", "iloveyou", "woaini", "huiji", "test", "root", "guest", "user", "qazwsx", "zxcvbnm", "superman", "dragon", "monkey");

    /** @throws Problem {@code invalid_field} on {@code field}, with all that is wrong */
    void require(String field, String password, String username) {
        List<FieldError> errors = new ArrayList<>();
        int length = password.codePointCount(0, password.length());
        if (length < lengthMin || length > LENGTH_MAX) {
            errors.add(new FieldError(field, "length", "密码长度应为 " + lengthMin + " 到 " + LENGTH_MAX, "A password has " + lengthMin + " to " + LENGTH_MAX + " characters"));
        }
        if (kinds(password) < kindsMin) {
            errors.add(new FieldError(field, "kinds", "须含大写、小写、数字、符号中的至少 " + kindsMin + " 类",
                    "At least " + kindsMin + " of upper case, lower case, digits and signs"));
        }
        if (isEasy(password.toLowerCase(Locale.ROOT), username)) {
            errors.add(new FieldError(field, "easy", "太容易猜到:常用密码、没有字母、重复字符或含有用户名", "Too easy to guess: a common one, no letters, few different characters, or it holds the name"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    boolean isTooOld(@Nullable Instant setAt, Instant now) {
        return !ageMax.isZero() && setAt != null && setAt.plus(ageMax).isBefore(now);
    }

    private static int kinds(String password) {
        boolean[] found = new boolean[4];
        password.codePoints().forEach(c -> found[Character.isUpperCase(c) ? 0 : Character.isLowerCase(c) ? 1 : Character.isDigit(c) ? 2 : 3] = true);
        int kinds = 0;
        for (boolean one : found) {
            kinds += one ? 1 : 0;
        }
        return kinds;
    }

    private static boolean isEasy(String lower, String username) {
        String stem = lower.replaceAll("[^\\p{L}]+$", "");
        return COMMON.contains(stem) || stem.isEmpty() || lower.chars().distinct().count() < 4
                || (username.length() >= 3 && lower.contains(username));
    }
}
