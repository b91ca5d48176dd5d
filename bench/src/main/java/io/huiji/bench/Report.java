package io.huiji.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Prints {@code name=value} lines as they come and keeps them for the summary. What is not 2xx or not done is a flag, and flags are printed last. */
public final class Report {

    private static final int REASONS_LENGTH = 1000;

    private final PrintStream out;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> flags = new LinkedHashMap<>();

    public Report(PrintStream out) {
        this.out = out;
    }

    /** Something that a reader waits for; not kept. */
    public synchronized void say(String text) {
        out.println("# " + text);
    }

    public synchronized void value(String name, String value) {
        values.put(name, value);
        out.println(name + "=" + value);
    }

    /** Rounded to what means something: two decimals below 100. */
    public void value(String name, double value) {
        value(name, String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.2f" : "%.0f", value));
    }

    /** The figure {@code name} is not to be trusted, because of {@code why}. The first reasons are kept. */
    public synchronized void flag(String name, String why) {
        String reason = why.replace('\n', ' ');
        flags.merge(name, reason, (kept, another) -> kept.length() < REASONS_LENGTH ? kept + " | " + another : kept);
        out.println("! " + name + ": " + why);
    }

    public synchronized boolean isFlagged() {
        return !flags.isEmpty();
    }

    /** Everything once more, settings first. */
    public synchronized String summary(Map<String, String> settings) {
        StringBuilder text = new StringBuilder();
        settings.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        values.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        flags.forEach((name, why) -> text.append("flag.").append(name).append('=').append(why).append('\n'));
        return text.append("flags=").append(flags.size()).append('\n').toString();
    }

    static void write(Path file, String summary) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.writeString(file, summary);
    }
}
