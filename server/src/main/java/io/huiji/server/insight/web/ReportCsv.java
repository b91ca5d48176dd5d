package io.huiji.server.insight.web;

import io.huiji.server.insight.model.Asked.Language;
import io.huiji.server.insight.model.Table;
import io.huiji.server.insight.model.Table.Unit;
import io.huiji.server.platform.CsvText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as a file for a spreadsheet: money in yuan, shares in percent. */
final class ReportCsv {

    private ReportCsv() {}

    static String write(Table table, Language language) {
        CsvText text = new CsvText(table.columns().stream().map(column -> column.title().in(language) + unit(column.unit(), language)).toList());
        for (List<@Nullable String> row : table.rows()) {
            List<@Nullable String> cells = new ArrayList<>(row.size());
            for (int i = 0; i < row.size(); i++) {
                cells.add(cell(row.get(i), table.columns().get(i).unit()));
            }
            text.add(cells);
        }
        return text.toString();
    }

    private static String unit(Unit unit, Language language) {
        return switch (unit) {
            case FEN -> language == Language.EN ? " (yuan)" : "(元)";
            case SHARE -> " (%)";
            default -> "";
        };
    }

    private static @Nullable String cell(@Nullable String value, Unit unit) {
        if (value == null) {
            return null;
        }
        return switch (unit) {
            case FEN, SHARE -> new BigDecimal(value).movePointLeft(2).setScale(2).toPlainString();
            case TENTHS -> new BigDecimal(value).movePointLeft(1).setScale(1).toPlainString();
            default -> value;
        };
    }
}
