package io.huiji.server.desk.web;

import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a decision, hold or redemption outside: member and id, {@code "123.456"}. */
record Ref(long memberId, long id) {

    static final String PATTERN = "[1-9][0-9]{0,17}\\.[1-9][0-9]{0,17}";
    private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,17})\\.([1-9][0-9]{0,17})");

    /** @throws Problem {@code code} when the text names nothing */
    static Ref parse(String text, ProblemCode code) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw Problem.of(code);
        }
        return new Ref(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    @Override
    public String toString() {
        return memberId + "." + id;
    }
}
