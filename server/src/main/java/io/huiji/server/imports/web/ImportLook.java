package io.huiji.server.imports.web;

import io.huiji.server.imports.ImportRun;
import io.huiji.server.imports.Imports;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file seems to hold.
 *
 * @param kind {@code null}: no built-in mapping fits
 * @param columns which column would be what
 */
record ImportLook(ImportRun.@Nullable Kind kind, @Nullable String source, List<String> header, List<ColumnUse> columns) {

    /** @param meaning as in a mapping, e.g. {@code receipt} */
    record ColumnUse(String meaning, String column) {}

    static ImportLook of(Imports.Look look) {
        return new ImportLook(look.guess().kind(), look.guess().source(), look.header(),
                look.guess().columns().entrySet().stream().map(one -> new ColumnUse(one.getKey(), one.getValue())).toList());
    }
}
