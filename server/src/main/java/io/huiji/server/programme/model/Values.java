package io.huiji.server.programme.model;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** One value of the document, or what is wrong with it. Whole numbers may be JSON integers or strings of ASCII digits; nothing else is taken for one. */
record Values(Errors errors, String path, JsonNode node) {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,40}");
    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final BigInteger HIGHEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger LOWEST = BigInteger.valueOf(Long.MIN_VALUE);

    Optional<String> text() {
        if (!node.isString()) {
            errors.wrongType(path, "文本", "a string");
            return Optional.empty();
        }
        String text = node.stringValue();
        // An unpaired surrogate is a code point of its own here; the database could not keep it.
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            errors.wrongType(path, "不含控制字符的文本", "text without control characters");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    Optional<Long> whole(long lowest, long highest) {
        String spelt = node.isIntegralNumber() ? node.asString() : node.isString() ? node.stringValue() : "";
        if (!WHOLE.matcher(spelt).matches()) {
            errors.wrongType(path, "整数（数字，或只含 0-9 的字符串）", "a whole number (a number, or a string of digits 0-9)");
            return Optional.empty();
        }
        BigInteger value = new BigInteger(spelt);
        if (value.compareTo(BigInteger.valueOf(lowest).max(LOWEST)) < 0 || value.compareTo(BigInteger.valueOf(highest).min(HIGHEST)) > 0) {
            errors.outOfRange(path, "数值过大或过小", "too large or too small a number");
            return Optional.empty();
        }
        return Optional.of(value.longValueExact());
    }

    /** A decimal as text; the engine judges its range and places. */
    Optional<String> decimal() {
        if (node.isIntegralNumber() || (node.isNumber() && node.decimalValue().scale() > 0)) {
            return Optional.of(node.decimalValue().toPlainString());
        }
        if (node.isString() && node.stringValue().chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-') && !node.stringValue().isEmpty()) {
            return Optional.of(node.stringValue());
        }
        errors.wrongType(path, "小数，如 \"1.5\"", "a decimal such as \"1.5\"");
        return Optional.empty();
    }

    Optional<Boolean> flag() {
        if (!node.isBoolean()) {
            errors.wrongType(path, " true 或 false", "true or false");
            return Optional.empty();
        }
        return Optional.of(node.booleanValue());
    }

    <E extends Enum<E>> Optional<E> choice(Class<E> type) {
        if (!node.isString()) {
            errors.wrongType(path, "文本", "a string");
            return Optional.empty();
        }
        Optional<E> value = Words.parse(type, node.stringValue());
        if (value.isEmpty()) {
            errors.unknownValue(path, Words.all(type));
        }
        return value;
    }

    Optional<LocalTime> time() {
        try {
            if (node.isString() && TIME.matcher(node.stringValue()).matches()) {
                return Optional.of(LocalTime.parse(node.stringValue()));
            }
        } catch (DateTimeException _) {
            // falls through: 25:00 is as wrong as "noon"
        }
        errors.wrongType(path, "时间，如 14:00（00:00 到 23:59）", "a time such as 14:00 (00:00 to 23:59)");
        return Optional.empty();
    }

    Optional<LocalDate> date() {
        try {
            if (node.isString() && DATE.matcher(node.stringValue()).matches()) {
                return Optional.of(LocalDate.parse(node.stringValue()));
            }
        } catch (DateTimeException _) {
            // falls through: 2026-02-30
        }
        errors.wrongType(path, "日期，如 2026-11-23", "a date such as 2026-11-23");
        return Optional.empty();
    }
}
