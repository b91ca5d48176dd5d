package io.huiji.server.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;

/** Takes a converter's no for an answer. Spring would go on with its property editors, which take {@code 0x10}, {@code +1} and {@code HALF_UP}. */
record StrictConversion(ConversionService conversion) implements ConversionService {

    /** Not a {@link ConversionFailedException}, after which Spring tries the next. */
    static final class Refusal extends ConversionException {
        private static final long serialVersionUID = 1;

        Refusal(Throwable cause) {
            super("refused", cause);
        }
    }

    @Override
    public boolean canConvert(@Nullable Class<?> sourceType, Class<?> targetType) {
        return conversion.canConvert(sourceType, targetType);
    }

    @Override
    public boolean canConvert(@Nullable TypeDescriptor sourceType, TypeDescriptor targetType) {
        return conversion.canConvert(sourceType, targetType);
    }

    @Override
    public <T> @Nullable T convert(@Nullable Object source, Class<T> targetType) {
        try {
            return conversion.convert(source, targetType);
        } catch (ConversionFailedException failed) {
            throw new Refusal(failed);
        }
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, @Nullable TypeDescriptor sourceType, TypeDescriptor targetType) {
        try {
            return conversion.convert(source, sourceType, targetType);
        } catch (ConversionFailedException failed) {
            throw new Refusal(failed);
        }
    }
}
