package io.huiji.server.imports.mapping;

import io.huiji.server.imports.ImportFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Mappings that come along, chosen by the header of the file. */
public final class BuiltInMappings {

    private static final Map<String, Mapping> ALL = load("online-retail", "huiji-receipts", "huiji-receipts-zh");

    private BuiltInMappings() {}

    /** @throws ImportFailure {@code no_mapping}, naming what each of them would need */
    public static Mapping choose(String[] header) {
        StringBuilder lacking = new StringBuilder();
        for (Map.Entry<String, Mapping> entry : ALL.entrySet()) {
            var missing = Layout.missing(entry.getValue(), header);
            if (missing.isEmpty()) {
                return entry.getValue();
            }
            lacking.append(lacking.isEmpty() ? "" : "; ").append(entry.getKey()).append(": ").append(String.join(", ", missing));
        }
        throw new ImportFailure("no_mapping", "没有内置映射适合这个表头,请用 --mapping 指定映射文件。各内置映射所缺的列:" + lacking,
                "No built-in mapping fits this header; name a mapping file with --mapping. What each of them lacks: " + lacking);
    }

    private static Map<String, Mapping> load(String... names) {
        Map<String, Mapping> mappings = new LinkedHashMap<>();
        for (String name : names) {
            try (InputStream in = BuiltInMappings.class.getResourceAsStream("/imports/mappings/" + name + ".json")) {
                if (in == null) {
                    throw new IllegalStateException("missing resource: " + name);
                }
                mappings.put(name, MappingFile.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        return mappings;
    }
}
