package io.huiji.server.imports;

import io.huiji.server.imports.file.TableFile;
import io.huiji.server.imports.file.TableLimits;
import io.huiji.server.imports.mapping.Mapping;
import io.huiji.server.imports.mapping.MappingFile;
import io.huiji.server.imports.model.Contents;
import io.huiji.server.imports.model.FileReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Small files for tests. */
public final class Tables {

    public static final String MAPPING = """
            {"source": "test", "receipt": "receipt", "time": {"column": "hour", "format": "uuuu-MM-dd HH", "zone": "Asia/Shanghai"}, "product": "product",
             "quantity": "quantity", "price": {"column": "price", "unit": "yuan"}, "member": {"column": "member", "kind": "partner_id"},
             "store": {"code": "S", "zone": "Asia/Shanghai"}, "returns": {"prefix": "C"}, "ignored": [{"column": "receipt", "prefix": "A"}]}""";

    /** When the tests' files are read. */
    static final Instant NOW = Instant.parse("2026-01-06T04:00:00Z");

    private Tables() {}

    /** Lines of {@code receipt hour product quantity price member} on one day. */
    public static Contents read(String lines) {
        List<String> rejected = new ArrayList<>();
        Contents contents = read("receipt,hour,product,quantity,price,member\n" + lines.replaceAll("(?m)^(\\S+) (\\S+) ", "$1 2026-01-05·$2 ").replace(' ', ',').replace('·', ' '),
                MappingFile.parse(MAPPING), rejected);
        if (!rejected.isEmpty()) {
            throw new AssertionError(rejected);
        }
        return contents;
    }

    /** @param rejected gets {@code line field reason} */
    public static Contents read(String text, Mapping mapping, List<String> rejected) {
        try {
            Path file = Files.createTempFile("huiji", ".csv");
            try {
                Files.writeString(file, text);
                return FileReading.read(new TableFile(file, TableLimits.STANDARD), mapping, (line, field, zh, en) -> rejected.add(line + " " + field + ": " + en), NOW).contents();
            } finally {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
