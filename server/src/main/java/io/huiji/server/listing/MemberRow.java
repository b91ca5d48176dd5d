package io.huiji.server.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.huiji.server.member.MemberProfile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member in a list.
 *
 * @param phone masked, unless it was asked for in the open
 * @param mergedInto who answers for her since she was merged; {@code null}: she does herself
 * @param spendable as it was last booked, like pending, held and debt; what lapsed since is settled when she next moves points
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemberRow(
        long memberId, MemberProfile.Status status, @Nullable String name, @Nullable String phone, @Nullable String store, @Nullable String storeName, String channel,
        Instant enrolledAt, @Nullable String tier, @Nullable TierName tierName, @Nullable LocalDate tierSince, @Nullable LocalDate qualifiedUntil, long spendable,
        long pending, long held, long debt, long lifetimeSpendFen, long lifetimeVisits, @Nullable LocalDate lastSpendDay, List<String> tags,
        @Nullable Long mergedInto) {

    /** A tier as people read it. */
    public record TierName(String zh, @Nullable String en) {}
}
