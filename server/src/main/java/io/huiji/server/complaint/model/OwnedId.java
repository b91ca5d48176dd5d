package io.huiji.server.complaint.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of something of a member's outside, {@code "123.456"}: the member and its own number. */
public record OwnedId(long memberId, long id) {

    public static final String PATTERN = "[1-9][0-9]{0,17}\\.[1-9][0-9]{0,17}";
    private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,17})\\.([1-9][0-9]{0,17})");

    public static Optional<OwnedId> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches() ? Optional.of(new OwnedId(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)))) : Optional.empty();
    }

    @Override
    public String toString() {
        return memberId + "." + id;
    }
}
