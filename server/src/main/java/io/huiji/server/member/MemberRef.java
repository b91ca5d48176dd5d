package io.huiji.server.member;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a request names a member; exactly one is given. Travels in a body, never in a URL.
 *
 * @param partnerId see {@link IdentityKind#PARTNER_ID}
 * @param code a dynamic code, only from an off-line till; an on-line one exchanges it for a visit first
 * @param visit a visit of one of the caller's tills
 */
public record MemberRef(
        @Min(1) @Nullable Long memberId,
        @Size(min = 1, max = 32) @Nullable String phone,
        @Size(min = 1, max = 64) @Nullable String card,
        @Size(min = 1, max = 128) @Nullable String wechat,
        @Size(min = 1, max = 128) @Nullable String partnerId,
        @Size(min = 1, max = 64) @Nullable String code,
        @Nullable UUID visit) {

    public static MemberRef ofMember(long memberId) {
        return new MemberRef(memberId, null, null, null, null, null, null);
    }

    public static MemberRef ofPhone(String phone) {
        return new MemberRef(null, phone, null, null, null, null, null);
    }

    public boolean hasExactlyOne() {
        return one(memberId) + one(phone) + one(card) + one(wechat) + one(partnerId) + one(code) + one(visit) == 1;
    }

    private static int one(@Nullable Object given) {
        return given == null ? 0 : 1;
    }

    /** Says which kind was given and never the value. */
    @Override
    public String toString() {
        return "MemberRef[" + (memberId != null ? memberId : phone != null ? "phone" : card != null ? "card" : wechat != null ? "wechat"
                : partnerId != null ? "partnerId" : code != null ? "code" : "visit") + "]";
    }
}
