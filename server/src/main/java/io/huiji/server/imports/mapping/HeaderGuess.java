package io.huiji.server.imports.mapping;

import io.huiji.server.imports.ImportFailure;
import io.huiji.server.imports.ImportRun.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a file holds, as its header tells, and which column would be what. */
public final class HeaderGuess {

    private HeaderGuess() {}

    /**
     * @param kind {@code null}: no built-in mapping fits
     * @param columns by what they stand for
     */
    public record Guess(@Nullable Kind kind, @Nullable String source, Map<String, String> columns) {}

    /** Receipts need most, members least: so they are asked in this order. */
    public static Guess of(String[] header) {
        Object receipts = orNothing(() -> BuiltInMappings.choose(header));
        if (receipts != null) {
            return guess(Kind.RECEIPTS, receipts);
        }
        Object balances = orNothing(() -> BalanceMappings.choose(header));
        if (balances != null) {
            return guess(Kind.BALANCES, balances);
        }
        Object members = orNothing(() -> MemberMappings.choose(header));
        return members == null ? new Guess(null, null, Map.of()) : guess(Kind.MEMBERS, members);
    }

    private static @Nullable Object orNothing(Supplier<Object> choice) {
        try {
            return choice.get();
        } catch (ImportFailure fitsNot) {
            return null;
        }
    }

    private static Guess guess(Kind kind, Object mapping) {
        JsonNode tree = JsonMapper.shared().readTree(MappingFile.write(mapping));
        Map<String, String> columns = new LinkedHashMap<>();
        tree.properties().forEach(part -> {
            JsonNode value = part.getValue();
            if (value.isString() && !part.getKey().equals("source")) {
                columns.put(part.getKey(), value.asString());
            } else if (value.isObject() && value.path("column").isString()) {
                columns.put(part.getKey(), value.path("column").asString());
            }
        });
        return new Guess(kind, tree.path("source").asString(), columns);
    }
}
