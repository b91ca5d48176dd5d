package io.huiji.server.imports.model;

import io.huiji.server.imports.ImportFailure;
import io.huiji.server.imports.file.RowSink;
import io.huiji.server.imports.file.TableFile;
import io.huiji.server.imports.mapping.BuiltInMappings;
import io.huiji.server.imports.mapping.Layout;
import io.huiji.server.imports.mapping.Mapping;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a whole file: header, mapping, lines. */
public final class FileReading implements RowSink {

    private final Contents contents = new Contents();
    private final Rejections rejections;
    private final Instant now;
    private @Nullable Mapping mapping;
    private @Nullable LineReading lines;

    private FileReading(@Nullable Mapping mapping, Rejections rejections, Instant now) {
        this.mapping = mapping;
        this.rejections = rejections;
        this.now = now;
    }

    /** What was read by which mapping. */
    public record Result(Mapping mapping, Contents contents) {}

    /**
     * @param mapping {@code null}: the built-in one that fits the header
     * @param now what is said to have happened later is rejected
     * @throws ImportFailure if the file or the mapping is of no use as a whole
     */
    public static Result read(TableFile file, @Nullable Mapping mapping, Rejections rejections, Instant now) {
        FileReading reading = new FileReading(mapping, rejections, now);
        file.read(reading);
        if (reading.mapping == null || reading.lines == null) {
            throw new ImportFailure("empty", "文件是空的", "The file is empty");
        }
        reading.lines.finish();
        return new Result(reading.mapping, reading.contents);
    }

    @Override
    public void row(long line, String[] cells) {
        if (lines != null) {
            lines.row(line, cells);
            return;
        }
        Mapping chosen = mapping == null ? BuiltInMappings.choose(cells) : mapping;
        mapping = chosen;
        lines = new LineReading(chosen, Layout.of(chosen, cells), cells, contents, rejections, now);
    }
}
