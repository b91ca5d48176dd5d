package io.huiji.server.imports.job;

import io.huiji.server.imports.model.Contents;
import io.huiji.server.imports.model.Lines;
import io.huiji.server.imports.model.ReturnMatching;
import io.huiji.server.platform.CsvText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Return lines that found their sale in part or not at all, for whoever wants to look into them. */
final class UnmatchedFile {

    private UnmatchedFile() {}

    static void write(Path path, Contents contents, ReturnMatching matching) {
        CsvText text = new CsvText(List.of("line", "number", "product", "quantity", "found"));
        for (int i = 0; i < contents.returns.size(); i++) {
            if (matching.foundUnits(i) < contents.returns.quantity(i)) {
                int product = contents.returns.product(i);
                text.add(List.of(contents.returns.fileLine(i), contents.slips.number(contents.returns.document(i)),
                        product == Lines.NONE ? "" : contents.products.name(product), contents.returns.quantity(i), matching.foundUnits(i)));
            }
        }
        try {
            Files.writeString(path, text.toString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
