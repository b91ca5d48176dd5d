package io.huiji.server.platform.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sentences of the API's description, Chinese first: a file of {@code api-texts} holds a line {@code key | 中文 | English} for each operation
 * ({@code POST /api/v1/stores}), tag ({@code tag stores}) and field name; {@code Type.field} goes before {@code field}.
 */
record ApiTexts(Map<String, Text> texts) {

    record Text(String zh, String en) {
        @Override
        public String toString() {
            return zh + " / " + en;
        }
    }

    /** The files of {@code api-texts}: a key stands in one of them. */
    private static final List<String> FILES = List.of("machines", "member-page", "fields", "people", "merging", "lists-and-insight", "setting-up");

    static ApiTexts load() {
        return new ApiTexts(FILES.stream().flatMap(ApiTexts::lines)
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" \\| ", 3))
                .collect(Collectors.toUnmodifiableMap(parts -> parts[0].strip(), parts -> new Text(parts[1].strip(), parts[2].strip()))));
    }

    private static Stream<String> lines(String name) {
        try (InputStream file = Objects.requireNonNull(ApiTexts.class.getResourceAsStream("api-texts/" + name + ".txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Optional<Text> of(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    Optional<Text> ofField(String type, String field) {
        return of(type + "." + field).or(() -> of(field));
    }
}
