package io.huiji.server.imports.job;

import io.huiji.server.imports.model.Rejections;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines that could not be imported, for whoever mends them: line of the file, column, why. With a mark, so that Excel reads the Chinese. Values are left out: they may be personal. */
public final class RejectedFile implements Rejections, AutoCloseable {

    private final Writer out;
    private long lines;

    RejectedFile(Path path) {
        try {
            BufferedWriter file = Files.newBufferedWriter(path);
            out = file;
            file.write("\uFEFFline,field,reason_zh,reason\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public synchronized void reject(long line, String field, String reasonZh, String reasonEn) {
        lines++;
        try {
            out.write(line + "," + quoted(field) + "," + quoted(reasonZh) + "," + quoted(reasonEn) + "\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    synchronized long lines() {
        return lines;
    }

    /** A cell that a spreadsheet would take for a formula gets a mark in front. */
    private static String quoted(String text) {
        String safe = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
