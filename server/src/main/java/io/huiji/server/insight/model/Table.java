package io.huiji.server.insight.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows under columns; a cell is a whole number in the column's unit, a date, or words. */
public record Table(List<Column> columns, List<List<@Nullable String>> rows) {

    /** What the numbers of a column are. SHARE: ten-thousandths of a whole; TENTHS: of what is counted. */
    public enum Unit { TEXT, DATE, POINTS, FEN, COUNT, SHARE, DAYS, TENTHS }

    public record Text(String zh, String en) {
        public String in(Asked.Language language) {
            return language == Asked.Language.EN ? en : zh;
        }
    }

    public record Column(String name, Unit unit, Text title) {}

    public static Column column(String name, Unit unit, String zh, String en) {
        return new Column(name, unit, new Text(zh, en));
    }

    /** Grows row by row. */
    public static final class Rows {
        private final List<List<@Nullable String>> rows = new ArrayList<>();

        public Rows add(@Nullable Object... cells) {
            List<@Nullable String> row = new ArrayList<>(cells.length);
            for (@Nullable Object cell : cells) {
                row.add(cell == null ? null : cell.toString());
            }
            rows.add(row);
            return this;
        }

        public Table under(List<Column> columns) {
            return new Table(columns, rows);
        }
    }
}
