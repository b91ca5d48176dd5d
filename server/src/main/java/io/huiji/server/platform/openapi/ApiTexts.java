package io.huiji.server.platform.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sentences of the API's description, Chinese first: {@code api-texts.txt} holds a line {@code key | 中文 | English} for each operation
 * ({@code POST /api/v1/stores}), tag ({@code tag stores}) and field name; {@code Type.field} goes before {@code field}.
 */
record ApiTexts(Map<String, Text> texts) {

    record Text(String zh, String en) {
        @Override
        public String toString() {
            return zh + " / " + en;
        }
    }

    static ApiTexts load() {
        try (InputStream file = Objects.requireNonNull(ApiTexts.class.getResourceAsStream("api-texts.txt"))) {
            String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new ApiTexts(all.lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 3))
                    .collect(Collectors.toUnmodifiableMap(parts -> parts[0].strip(), parts -> new Text(parts[1].strip(), parts[2].strip()))));
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
