package io.huiji.server.programme.model;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An object of the document, where it stands. Hands out its fields by name; what is missing or of the wrong kind is noted with its path and stands in as a harmless
 * value, so that reading goes on and finds the rest. A field that nobody asked for is unknown.
 */
final class Place {

    /** The document itself, where a problem concerns no field of it. */
    static final String WHOLE = "body";

    private final Errors errors;
    private final String path;
    private final JsonNode node;
    private final Set<String> asked = new HashSet<>();

    private Place(Errors errors, String path, JsonNode node) {
        this.errors = errors;
        this.path = path;
        this.node = node;
    }

    /** Reads an object whole. {@code path} is empty for the document itself. */
    static <T> T read(Errors errors, String path, JsonNode node, Function<Place, T> reader) {
        if (!node.isObject()) {
            errors.wrongType(path.isEmpty() ? WHOLE : path, "对象", "an object");
            return reader.apply(new Place(new Errors(), path, empty()));
        }
        Place place = new Place(errors, path, node);
        T value = reader.apply(place);
        for (String name : node.propertyNames()) {
            if (!place.asked.contains(name)) {
                errors.unknownField(place.path(name));
            }
        }
        return value;
    }

    String text(String name) {
        return required(name, Values::text, "");
    }

    @Nullable String textOrNull(String name) {
        return optional(name, Values::text).orElse(null);
    }

    List<String> texts(String name) {
        return items(name, item -> item.text().orElse(""));
    }

    long points(String name) {
        return required(name, value -> value.whole(Long.MIN_VALUE, Long.MAX_VALUE), 1L);
    }

    long points(String name, long absent) {
        return optional(name, value -> value.whole(Long.MIN_VALUE, Long.MAX_VALUE)).orElse(absent);
    }

    @Nullable Long pointsOrNull(String name) {
        return optional(name, value -> value.whole(Long.MIN_VALUE, Long.MAX_VALUE)).orElse(null);
    }

    int number(String name) {
        return required(name, value -> value.whole(Integer.MIN_VALUE, Integer.MAX_VALUE), 1L).intValue();
    }

    int number(String name, int absent) {
        return optional(name, value -> value.whole(Integer.MIN_VALUE, Integer.MAX_VALUE)).orElse((long) absent).intValue();
    }

    List<Integer> numbers(String name) {
        return items(name, item -> item.whole(Integer.MIN_VALUE, Integer.MAX_VALUE).orElse(1L).intValue());
    }

    @Nullable String decimalOrNull(String name) {
        return optional(name, Values::decimal).orElse(null);
    }

    boolean flag(String name, boolean absent) {
        return optional(name, Values::flag).orElse(absent);
    }

    LocalTime time(String name) {
        return required(name, Values::time, LocalTime.MIDNIGHT);
    }

    LocalDate date(String name, LocalDate standIn) {
        return required(name, Values::date, standIn);
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) {
        return required(name, value -> value.choice(type), type.getEnumConstants()[0]);
    }

    <E extends Enum<E>> E choice(String name, E absent) {
        return optional(name, value -> value.choice(absent.getDeclaringClass())).orElse(absent);
    }

    <E extends Enum<E>> @Nullable E choiceOrNull(String name, Class<E> type) {
        return optional(name, value -> value.choice(type)).orElse(null);
    }

    /** Absent is the same as empty: every field has its default. */
    <T> T object(String name, Function<Place, T> reader) {
        asked.add(name);
        JsonNode value = node.get(name);
        return read(errors, path(name), value == null ? empty() : value, reader);
    }

    <T> T requiredObject(String name, Function<Place, T> reader) {
        if (!node.has(name)) {
            errors.required(path(name));
            return reader.apply(new Place(new Errors(), path(name), empty()));
        }
        return object(name, reader);
    }

    <T> @Nullable T objectOrNull(String name, Function<Place, T> reader) {
        return node.has(name) ? object(name, reader) : null;
    }

    <T> List<T> objects(String name, Function<Place, T> reader) {
        return items(name, item -> read(errors, item.path(), item.node(), reader));
    }

    boolean has(String name) {
        return node.has(name);
    }

    void require(String name) {
        if (!node.has(name)) {
            errors.required(path(name));
        }
    }

    private <T> List<T> items(String name, Function<Values, T> reader) {
        asked.add(name);
        JsonNode value = node.get(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            errors.wrongType(path(name), "数组", "an array");
            return List.of();
        }
        List<T> items = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            items.add(reader.apply(new Values(errors, path(name) + "[" + i + "]", value.get(i))));
        }
        return List.copyOf(items);
    }

    private <T> T required(String name, Function<Values, Optional<T>> reader, T standIn) {
        require(name);
        return optional(name, reader).orElse(standIn);
    }

    private <T> Optional<T> optional(String name, Function<Values, Optional<T>> reader) {
        asked.add(name);
        JsonNode value = node.get(name);
        return value == null ? Optional.empty() : reader.apply(new Values(errors, path(name), value));
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static JsonNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
