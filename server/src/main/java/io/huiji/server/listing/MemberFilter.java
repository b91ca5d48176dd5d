package io.huiji.server.listing;

import io.huiji.server.member.MemberProfile;
import io.huiji.server.member.MemberRef;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which members are asked for; what is left out does not narrow. Travels in a body: it may hold a phone number.
 *
 * @param member by a whole phone, card, WeChat id, partner's number or member id
 * @param tail the last digits of a phone
 * @param name the whole name: names are sealed, so a part of one cannot be looked for
 * @param tags all of these
 * @param store code of the store where she enrolled
 * @param enrolledFrom included, {@code enrolledTo} not
 */
public record MemberFilter(
        @Valid @Nullable MemberRef member, @Pattern(regexp = "[0-9]{4,10}", message = "须为 4–10 位数字 | 4 to 10 digits") @Nullable String tail,
        @Size(min = 1, max = 64) @Nullable String name, @Size(max = 5) @Nullable List<@NotNull @Size(min = 1, max = 24) String> tags,
        @Size(min = 1, max = 40) @Nullable String tier, @Size(min = 1, max = 40) @Nullable String store, MemberProfile.@Nullable Status status,
        @Size(min = 1, max = 32) @Nullable String channel, @Nullable OffsetDateTime enrolledFrom, @Nullable OffsetDateTime enrolledTo, @Nullable Order order) {

    /** By the time of enrolment. */
    public enum Order {
        NEWEST, OLDEST;

        @com.fasterxml.jackson.annotation.JsonValue
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Whether somebody in particular is meant. */
    boolean namesSomebody() {
        return member != null || tail != null;
    }

    /** Never the values. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(member == null ? "" : member + " ").append(tail == null ? "" : "tail ").append(name == null ? "" : "name ")
                .append(tags == null || tags.isEmpty() ? "" : "tags=" + tags + " ").append(tier == null ? "" : "tier=" + tier + " ")
                .append(store == null ? "" : "store=" + store + " ").append(status == null ? "" : "status=" + status.name().toLowerCase(java.util.Locale.ROOT) + " ")
                .append(channel == null ? "" : "channel=" + channel + " ").append(enrolledFrom == null ? "" : "from=" + enrolledFrom + " ")
                .append(enrolledTo == null ? "" : "to=" + enrolledTo + " ");
        return text.toString().strip();
    }
}
