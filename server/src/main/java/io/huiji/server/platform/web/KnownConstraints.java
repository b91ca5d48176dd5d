package io.huiji.server.platform.web;

import io.huiji.server.platform.web.Soundness.Check;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Constraints that {@link Soundness} can look at by itself, for texts, whole numbers and collections. Of any other value it is never sure. */
final class KnownConstraints {

    private static final Set<Class<?>> ALWAYS = Set.of(Default.class);

    private KnownConstraints() {}

    static Optional<Check> of(ConstraintDescriptor<?> constraint) {
        if (!constraint.getGroups().equals(ALWAYS)) {
            return Optional.empty();
        }
        return switch (constraint.getAnnotation()) {
            case NotNull _ -> Optional.of(value -> value != null);
            case NotEmpty _ -> Optional.of(value -> value != null && size(value) > 0);
            case NotBlank _ -> Optional.of(value -> value instanceof String text && !text.isBlank() && !text.trim().isEmpty());
            case Size size -> Optional.of(value -> value == null || isWithin(size(value), size.min(), size.max()));
            case Min min -> number(number -> number >= min.value());
            case Max max -> number(number -> number <= max.value());
            case Positive _ -> number(number -> number > 0);
            case PositiveOrZero _ -> number(number -> number >= 0);
            case Pattern pattern -> pattern(pattern);
            default -> Optional.empty();
        };
    }

    private static Optional<Check> pattern(Pattern pattern) {
        int flags = 0;
        for (Pattern.Flag flag : pattern.flags()) {
            flags |= flag.getValue();
        }
        java.util.regex.Pattern compiled = java.util.regex.Pattern.compile(pattern.regexp(), flags);
        return Optional.of(value -> value == null || (value instanceof String text && compiled.matcher(text).matches()));
    }

    private static Optional<Check> number(LongPredicate within) {
        return Optional.of(value -> switch (value) {
            case null -> true;
            case Long number -> within.test(number);
            case Integer number -> within.test(number);
            default -> false;
        });
    }

    /** −1: of something else. */
    private static int size(@Nullable Object value) {
        return switch (value) {
            case String text -> text.length();
            case Collection<?> several -> several.size();
            case Map<?, ?> entries -> entries.size();
            case null, default -> -1;
        };
    }

    private static boolean isWithin(int size, int min, int max) {
        return size >= 0 && size >= min && size <= max;
    }
}
