package io.huiji.server.imports.mapping;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file of old balances is what. Columns are named as in the header; those that are not named here are ignored. At least one of
 * {@code phone}, {@code card} and {@code partnerId} is given.
 *
 * @param source who wrote the file; {@code [a-z0-9-]{1,40}}
 * @param points whole points, 0 or more
 * @param expiresOn last day on which they can be spent; {@code null}, or an empty cell: by the programme, from the day of the import
 * @param store column of the code of the store whose points they are, which must exist
 * @param remark what the member is told beside
 * @param ignored lines that are none of our business
 */
public record BalanceMapping(
        String source,
        @Nullable String phone,
        @Nullable String card,
        @Nullable String partnerId,
        @Nullable String name,
        String points,
        MemberMapping.@Nullable Day expiresOn,
        @Nullable String store,
        @Nullable String remark,
        @Nullable List<Mapping.Match> ignored) {

    public List<Mapping.Match> ignoredOrNone() {
        return ignored == null ? List.of() : ignored;
    }

    /** Columns that the mapping names. */
    List<String> columns() {
        return Stream.concat(Stream.of(phone, card, partnerId, name, points, expiresOn == null ? null : expiresOn.column(), store, remark),
                ignoredOrNone().stream().map(Mapping.Match::column)).filter(java.util.Objects::nonNull).map(java.util.Objects::requireNonNull).toList();
    }
}
