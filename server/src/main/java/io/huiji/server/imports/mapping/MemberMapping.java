package io.huiji.server.imports.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file of members is what. Columns are named as in the header; those that are not named here are ignored. At least one of {@code phone},
 * {@code card}, {@code wechat} and {@code partnerId} is given.
 *
 * @param source who wrote the file; {@code [a-z0-9-]{1,40}}
 * @param store column of the code of the store where she enrolled, which must exist
 * @param enrolledAt when she enrolled; {@code null}: now
 * @param ignored lines that are none of our business
 */
public record MemberMapping(
        String source,
        @Nullable String phone,
        @Nullable String card,
        @Nullable String wechat,
        @Nullable String partnerId,
        @Nullable String name,
        @Nullable Day birthday,
        @Nullable String store,
        Mapping.@Nullable Time enrolledAt,
        @Nullable List<Mapping.Match> ignored) {

    /** @param format pattern of {@link java.time.format.DateTimeFormatter}; {@code null}: {@code 2000-2-29} or {@code 2000/2/29} */
    public record Day(String column, @Nullable String format) {}

    public List<Mapping.Match> ignoredOrNone() {
        return ignored == null ? List.of() : ignored;
    }

    /** Columns that the mapping names. */
    List<String> columns() {
        return java.util.stream.Stream.of(java.util.stream.Stream.of(phone, card, wechat, partnerId, name, birthday == null ? null : birthday.column(), store,
                enrolledAt == null ? null : enrolledAt.column()), ignoredOrNone().stream().map(Mapping.Match::column)).flatMap(columns -> columns)
                .filter(java.util.Objects::nonNull).map(java.util.Objects::requireNonNull).toList();
    }
}
