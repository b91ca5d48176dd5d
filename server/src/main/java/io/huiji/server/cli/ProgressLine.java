package io.huiji.server.cli;

import java.io.PrintStream;

/** How far a job is: one line that is written over on a terminal, a line every few seconds elsewhere. */
final class ProgressLine {

    private static final long PLAIN_EVERY_NANOS = 2_000_000_000L;

    private final PrintStream err;
    private final boolean terminal;
    private String shown = "";
    private long shownAt;

    ProgressLine(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
        this.shownAt = System.nanoTime();
    }

    void show(String text) {
        if (text.equals(shown)) {
            return;
        }
        if (terminal) {
            err.print("\r" + text + " ".repeat(Math.max(0, shown.length() - text.length())));
            err.flush();
            shown = text;
        } else if (System.nanoTime() - shownAt > PLAIN_EVERY_NANOS) {
            err.println(text);
            shown = text;
            shownAt = System.nanoTime();
        }
    }

    void end() {
        if (terminal && !shown.isEmpty()) {
            err.println();
        }
        shown = "";
    }
}
