package io.huiji.server.platform.web;

import io.huiji.server.platform.Problem;
import io.huiji.server.platform.WholeNumbers;
import io.huiji.server.platform.json.Times;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Query parameters and path variables as strict as JSON: Spring's own converters take {@code +1}, {@code 0x10}, full-width digits and {@code yes}. */
final class StrictConverters {

    private StrictConverters() {}

    static void register(FormatterRegistry registry, JsonMapper json) {
        registry.addConverter(String.class, Long.class, StrictConverters::wholeNumber);
        registry.addConverter(String.class, Integer.class, text -> {
            long number = wholeNumber(text);
            if (number != (int) number) {
                throw outOfRange();
            }
            return (int) number;
        });
        registry.addConverter(String.class, Boolean.class, text -> switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("not a truth value");
        });
        registry.addConverter(String.class, Instant.class, Times::instant);
        registry.addConverter(String.class, LocalDate.class, Times::date);
        registry.addConverterFactory(new Enums(json));
    }

    private static Long wholeNumber(String text) {
        if (!WholeNumbers.isWhole(text)) {
            throw new IllegalArgumentException("not a whole number");
        }
        return WholeNumbers.parseLong(text).orElseThrow(StrictConverters::outOfRange);
    }

    private static Problem outOfRange() {
        return Problem.invalid(java.util.List.of(Wanted.outOfRange("")));
    }

    /** Enum values are spelt as in JSON. */
    @SuppressWarnings("rawtypes")
    private record Enums(JsonMapper json) implements ConverterFactory<String, Enum> {
        @Override
        public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
            return text -> {
                try {
                    return json.convertValue(text, type);
                } catch (JacksonException unknown) {
                    throw new IllegalArgumentException("unknown value");
                }
            };
        }
    }
}
