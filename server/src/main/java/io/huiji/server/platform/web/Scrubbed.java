package io.huiji.server.platform.web;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;

/** Text for the log without what could be a phone or an identity number. */
final class Scrubbed {

    private static final Pattern PERSONAL = Pattern.compile("(?<![0-9])(?:\\+?86[- ]?)?1[3-9][0-9]{9}(?![0-9])|(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])");

    private Scrubbed() {}

    static String text(String text) {
        return PERSONAL.matcher(text).replaceAll("***");
    }

    static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text(text.toString());
    }
}
