package io.huiji.server.imports.model;

import io.huiji.server.imports.ImportFailure;
import io.huiji.server.imports.file.RowSink;
import io.huiji.server.imports.file.TableFile;
import io.huiji.server.imports.mapping.BalanceLayout;
import io.huiji.server.imports.mapping.BalanceMapping;
import io.huiji.server.imports.mapping.BalanceMappings;
import io.huiji.server.imports.mapping.DayReader;
import io.huiji.server.imports.mapping.Layout;
import io.huiji.server.imports.mapping.MemberMapping;
import io.huiji.server.imports.model.MemberLines.Identity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a file of old balances, each as far as it can be read for itself. */
public final class BalanceLines implements RowSink {

    /**
     * A line.
     *
     * @param points 0: a card or a member without points
     * @param expiresOn last day; {@code null}: the file does not say
     * @param store code of the store
     */
    public record Line(long line, Map<Identity, String> identities, @Nullable String name, long points, @Nullable LocalDate expiresOn, @Nullable String store,
            @Nullable String remark) {

        /** Never what she is known by. */
        @Override
        public String toString() {
            return "Line[" + line + "]";
        }
    }

    /** What was read: the lines that can be, how many there were below the header, how many the mapping leaves out. */
    public record Read(BalanceMapping mapping, Columns columns, List<Line> readable, int lines, int ignored) {}

    /** The names of columns, for whoever rejects a line later. */
    public record Columns(Map<Identity, String> identities, String store, String points) {

        public String of(Identity identity) {
            return identities.getOrDefault(identity, "");
        }
    }

    private static final long POINTS_MAX = 1_000_000_000L;
    private static final int LAST_YEAR = 2999;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_IDENTITY = 200;
    private static final int LONGEST_REMARK = 200;

    private final @Nullable BalanceMapping given;
    private final LocalDate today;
    private final Rejections rejections;
    private final List<Line> readable = new ArrayList<>();
    private @Nullable BalanceMapping mapping;
    private @Nullable BalanceLayout layout;
    private @Nullable DayReader days;
    private String[] header = {};
    private String[] cells = {};
    private long line;
    private boolean fits;
    private int lines;
    private int ignored;

    private BalanceLines(@Nullable BalanceMapping given, LocalDate today, Rejections rejections) {
        this.given = given;
        this.today = today;
        this.rejections = rejections;
    }

    /**
     * @param mapping {@code null}: the built-in one that fits the header
     * @param today of the programme; what ended before it is over
     * @throws ImportFailure if the file or the mapping is of no use as a whole
     */
    public static Read read(TableFile file, @Nullable BalanceMapping mapping, LocalDate today, Rejections rejections) {
        BalanceLines reading = new BalanceLines(mapping, today, rejections);
        file.read(reading);
        BalanceLayout found = reading.layout;
        if (found == null || reading.mapping == null) {
            throw new ImportFailure("empty", "文件是空的", "The file is empty");
        }
        Map<Identity, String> names = new TreeMap<>();
        for (Identity identity : Identity.values()) {
            names.put(identity, reading.column(place(identity, found)));
        }
        return new Read(reading.mapping, new Columns(names, reading.column(found.store), reading.column(found.points)), reading.readable, reading.lines,
                reading.ignored);
    }

    @Override
    public void row(long inFile, String[] row) {
        if (layout == null) {
            BalanceMapping chosen = given == null ? BalanceMappings.choose(row) : given;
            MemberMapping.Day day = chosen.expiresOn();
            mapping = chosen;
            header = row;
            layout = BalanceLayout.of(chosen, row);
            days = day == null ? null : new DayReader(day.format());
            return;
        }
        cells = row;
        line = inFile;
        lines++;
        if (isIgnored(layout)) {
            ignored++;
        } else {
            take(layout);
        }
    }

    private void take(BalanceLayout columns) {
        fits = true;
        Map<Identity, String> identities = identities(columns);
        String name = text(columns.name, LONGEST_NAME, Reason.TOO_LONG);
        String remark = text(columns.remark, LONGEST_REMARK, Reason.TOO_LONG_REMARK);
        long points = points(columns.points);
        String day = cell(columns.expiresOn);
        LocalDate expiresOn = days == null || day.isEmpty() ? null : days.read(day);
        if (!day.isEmpty() && expiresOn == null) {
            reject(columns.expiresOn, Reason.NOT_A_DAY);
        } else if (expiresOn != null && expiresOn.getYear() > LAST_YEAR) {
            reject(columns.expiresOn, Reason.OUT_OF_RANGE);
        } else if (expiresOn != null && expiresOn.isBefore(today)) {
            reject(columns.expiresOn, Reason.EXPIRED);
        }
        String store = cell(columns.store);
        if (fits) {
            readable.add(new Line(line, identities, name.isEmpty() ? null : name, points, expiresOn, store.isEmpty() ? null : store,
                    remark.isEmpty() ? null : remark));
        }
    }

    private long points(int column) {
        String text = cell(column);
        long points = text.isEmpty() ? 0 : ExactNumber.parse(text, 0);
        if (points == ExactNumber.UNREADABLE) {
            reject(column, isLong(text) ? Reason.TOO_MANY_POINTS : Reason.NOT_WHOLE);
        } else if (points < 0) {
            reject(column, Reason.NEGATIVE);
        } else if (points > POINTS_MAX) {
            reject(column, Reason.TOO_MANY_POINTS);
        }
        return points;
    }

    private static boolean isLong(String text) {
        return text.length() > 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private String text(int column, int longest, Reason tooLong) {
        String text = cell(column);
        if (text.length() > longest) {
            reject(column, tooLong);
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            reject(column, Reason.UNPRINTABLE);
        }
        return text;
    }

    private Map<Identity, String> identities(BalanceLayout columns) {
        Map<Identity, String> identities = new TreeMap<>();
        int first = -1;
        for (Identity identity : Identity.values()) {
            int place = place(identity, columns);
            first = first < 0 ? place : first;
            String value = cell(place);
            if (value.length() > LONGEST_IDENTITY) {
                reject(place, Reason.WRONG_FORMAT);
            } else if (!value.isEmpty()) {
                identities.put(identity, value);
            }
        }
        if (identities.isEmpty() && fits) {
            reject(first, Reason.NO_IDENTITY);
        }
        return identities;
    }

    private static int place(Identity identity, BalanceLayout columns) {
        return switch (identity) {
            case PHONE -> columns.phone;
            case CARD -> columns.card;
            case WECHAT -> -1;
            case PARTNER_ID -> columns.partnerId;
        };
    }

    private boolean isIgnored(BalanceLayout columns) {
        for (Layout.Ignored rule : columns.ignored) {
            if (rule.match().matches(cell(rule.column()))) {
                return true;
            }
        }
        return false;
    }

    private String cell(int column) {
        return column < 0 || column >= cells.length ? "" : cells[column].strip();
    }

    private String column(int column) {
        return column < 0 ? "" : header[column].strip();
    }

    private void reject(int column, Reason reason) {
        fits = false;
        rejections.reject(line, column(column), reason);
    }
}
