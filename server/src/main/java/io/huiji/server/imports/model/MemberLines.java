package io.huiji.server.imports.model;

import io.huiji.server.imports.ImportFailure;
import io.huiji.server.imports.file.RowSink;
import io.huiji.server.imports.file.TableFile;
import io.huiji.server.imports.mapping.DayReader;
import io.huiji.server.imports.mapping.Layout;
import io.huiji.server.imports.mapping.MemberLayout;
import io.huiji.server.imports.mapping.MemberMapping;
import io.huiji.server.imports.mapping.MemberMappings;
import io.huiji.server.imports.mapping.TimeReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a file of members, each as far as it can be read for itself. May read the same file again. */
public final class MemberLines implements RowSink {

    /** What identifies somebody. */
    public enum Identity { PHONE, CARD, WECHAT, PARTNER_ID }

    /**
     * A line.
     *
     * @param store code of the store
     * @param enrolledAt {@code null}: the file does not say
     */
    public record Line(
            long line, Map<Identity, String> identities, @Nullable String name, @Nullable LocalDate birthday, @Nullable String store, @Nullable Instant enrolledAt) {

        /** Never what she is known by. */
        @Override
        public String toString() {
            return "Line[" + line + "]";
        }
    }

    /** Takes the lines that can be read; the others are rejected, for each reason once. */
    public interface Sink extends Rejections {

        /** Before the first line. */
        void begin(MemberMapping mapping, Columns columns);

        void take(Line line);
    }

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_IDENTITY = 200;

    private final Sink sink;
    private final LocalDate today;
    private @Nullable MemberMapping mapping;
    private @Nullable MemberLayout layout;
    private @Nullable DayReader days;
    private @Nullable TimeReader times;
    private String[] header = {};
    private String[] cells = {};
    private long line;
    private boolean readable;
    private int lines;
    private int ignored;

    private MemberLines(@Nullable MemberMapping mapping, LocalDate today, Sink sink) {
        this.mapping = mapping;
        this.today = today;
        this.sink = sink;
    }

    /** How many lines there are below the header, and how many of them the mapping leaves out. */
    public record Read(int lines, int ignored) {}

    /** The names of columns, for whoever rejects a line later. */
    public static final class Columns {

        private final String[] header;
        private final MemberLayout layout;

        private Columns(String[] header, MemberLayout layout) {
            this.header = header;
            this.layout = layout;
        }

        public String of(Identity identity) {
            return name(place(identity, layout));
        }

        public String store() {
            return name(layout.store);
        }

        private String name(int column) {
            return column < 0 ? "" : header[column].strip();
        }
    }

    /**
     * @param mapping {@code null}: the built-in one that fits the header
     * @throws ImportFailure if the file or the mapping is of no use as a whole
     */
    public static Read read(TableFile file, @Nullable MemberMapping mapping, LocalDate today, Sink sink) {
        MemberLines reading = new MemberLines(mapping, today, sink);
        file.read(reading);
        if (reading.layout == null) {
            throw new ImportFailure("empty", "文件是空的", "The file is empty");
        }
        return new Read(reading.lines, reading.ignored);
    }

    @Override
    public void row(long inFile, String[] row) {
        if (layout == null) {
            begin(row);
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

    private void begin(String[] row) {
        MemberMapping chosen = mapping == null ? MemberMappings.choose(row) : mapping;
        mapping = chosen;
        header = row;
        layout = MemberLayout.of(chosen, row);
        MemberMapping.Day day = chosen.birthday();
        days = day == null ? null : new DayReader(day.format());
        times = chosen.enrolledAt() == null ? null : new TimeReader(chosen.enrolledAt());
        sink.begin(chosen, new Columns(header, layout));
    }

    private void take(MemberLayout columns) {
        readable = true;
        Map<Identity, String> identities = identities(columns);
        String name = cell(columns.name);
        if (name.length() > LONGEST_NAME) {
            reject(columns.name, Reason.TOO_LONG);
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            reject(columns.name, Reason.UNPRINTABLE);
        }
        String day = cell(columns.birthday);
        LocalDate birthday = days == null || day.isEmpty() ? null : days.read(day);
        if (!day.isEmpty() && (birthday == null || birthday.isAfter(today))) {
            reject(columns.birthday, birthday == null ? Reason.NOT_A_DAY : Reason.IN_FUTURE);
        }
        String time = cell(columns.enrolledAt);
        Instant enrolledAt = times == null || time.isEmpty() ? null : times.read(time);
        if (!time.isEmpty() && enrolledAt == null) {
            reject(columns.enrolledAt, Reason.NOT_A_TIME);
        }
        String store = cell(columns.store);
        if (readable) {
            sink.take(new Line(line, identities, name.isEmpty() ? null : name, birthday, store.isEmpty() ? null : store, enrolledAt));
        }
    }

    private Map<Identity, String> identities(MemberLayout columns) {
        Map<Identity, String> identities = new LinkedHashMap<>();
        for (Identity identity : Identity.values()) {
            String value = cell(place(identity, columns));
            if (value.length() > LONGEST_IDENTITY) {
                reject(place(identity, columns), Reason.WRONG_FORMAT);
            } else if (!value.isEmpty()) {
                identities.put(identity, value);
            }
        }
        if (identities.isEmpty() && readable) {
            reject(first(columns), Reason.NO_IDENTITY);
        }
        return identities;
    }

    private static int place(Identity identity, MemberLayout columns) {
        return switch (identity) {
            case PHONE -> columns.phone;
            case CARD -> columns.card;
            case WECHAT -> columns.wechat;
            case PARTNER_ID -> columns.partnerId;
        };
    }

    private static int first(MemberLayout columns) {
        for (Identity identity : Identity.values()) {
            if (place(identity, columns) >= 0) {
                return place(identity, columns);
            }
        }
        return -1;
    }

    private boolean isIgnored(MemberLayout columns) {
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

    private void reject(int column, Reason reason) {
        readable = false;
        sink.reject(line, column < 0 ? "" : header[column].strip(), reason);
    }
}
