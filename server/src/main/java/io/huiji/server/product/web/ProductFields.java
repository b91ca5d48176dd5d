package io.huiji.server.product.web;

import io.huiji.server.platform.CsvFile;
import io.huiji.server.platform.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the fields of products and categories may hold, by API and by file. */
final class ProductFields {

    static final String CODE = "[^\\p{Cntrl}\\s](?:[^\\p{Cntrl}]{0,62}[^\\p{Cntrl}\\s])?";
    static final String BARCODE = "[0-9A-Za-z]{4,32}";
    static final int CODE_LENGTH_MAX = 64;
    static final int NAME_LENGTH_MAX = 200;
    static final int BARCODES_MAX = 50;

    private ProductFields() {}

    /** Code and name of a line, and whether it fits the header. */
    static List<FieldError> errors(CsvFile.Row row) {
        if (!row.fits()) {
            return List.of(new FieldError("line", "columns", "列数与表头不同", "Not as many values as the header has columns"));
        }
        List<FieldError> errors = new ArrayList<>();
        addIfWrong(errors, "code", row.values(), CODE);
        String name = row.values().get("name");
        if (name == null) {
            errors.add(required("name"));
        } else if (name.length() > NAME_LENGTH_MAX) {
            errors.add(new FieldError("name", "out_of_range", "最多 " + NAME_LENGTH_MAX + " 个字", "At most " + NAME_LENGTH_MAX + " characters"));
        }
        return errors;
    }

    static @Nullable FieldError barcodes(List<String> barcodes) {
        boolean fine = barcodes.size() <= BARCODES_MAX && barcodes.stream().allMatch(barcode -> barcode.matches(BARCODE));
        return fine ? null : new FieldError("barcodes", "wrong_format", "最多 " + BARCODES_MAX + " 个条码,每个 4 至 32 位字母或数字,以空格分隔",
                "At most " + BARCODES_MAX + " barcodes of 4 to 32 letters or digits, with spaces between");
    }

    private static void addIfWrong(List<FieldError> errors, String field, Map<String, String> values, String pattern) {
        String value = values.get(field);
        if (value == null) {
            errors.add(required(field));
        } else if (!value.matches(pattern)) {
            errors.add(new FieldError(field, "wrong_format", "1 至 64 个可见字符", "1 to 64 visible characters"));
        }
    }

    private static FieldError required(String field) {
        return new FieldError(field, "required", "必填", "Required");
    }
}
