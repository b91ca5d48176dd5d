package io.huiji.server.member;

import io.huiji.server.access.Caller;
import io.huiji.server.member.model.IdentityValue;
import io.huiji.server.member.model.MemberKeys;
import io.huiji.server.member.store.IdentitySql;
import io.huiji.server.member.store.MemberSql;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.Query;
import io.huiji.server.platform.RoundTrip;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Members as other modules need them: who is meant, what her record says, and that she exists. */
@Component
public class Members {

    private final MemberKeys keys;
    private final IdentitySql identities;
    private final MemberSql members;
    private final Visits visits;
    private final BulkEnrolment bulk;
    private final RoundTrip roundTrip;

    Members(MemberKeys keys, IdentitySql identities, MemberSql members, Visits visits, BulkEnrolment bulk, RoundTrip roundTrip) {
        this.roundTrip = roundTrip;
        this.keys = keys;
        this.identities = identities;
        this.members = members;
        this.visits = visits;
        this.bulk = bulk;
    }

    /**
     * Who is meant. A member's id is believed without asking the database: whoever reads her {@link #profiles} finds out,
     * also that she was merged. Anything else costs one indexed query.
     *
     * @param at now
     * @throws Problem {@code member_unknown}, {@code code_expired} (a visit that has ended), {@code invalid_field} on {@code member…}
     */
    public long resolve(MemberRef ref, Instant at, Caller caller) {
        if (!ref.hasExactlyOne()) {
            throw Problem.invalid("member", "exactly_one", "须且仅须给出一种会员标识", "Exactly one way to name the member must be given");
        }
        if (ref.code() != null) {
            throw Problem.invalid("member.code", "exchange_first", "动态码须先在 POST /api/v1/visits 换取到店凭证;离线收银请带 capturedAt",
                    "Exchange the code at POST /api/v1/visits first; an off-line till sends capturedAt");
        }
        if (ref.memberId() != null) {
            return ref.memberId();
        }
        if (ref.visit() != null) {
            return standing(visits.find(ref.visit(), at, caller).memberId());
        }
        IdentityValue value = identityOf(ref);
        return identities.find(value.kind(), keys.hash(value)).orElseThrow(() -> Problem.of(ProblemCode.MEMBER_UNKNOWN));
    }

    /**
     * As {@link #resolve}, where points leave her.
     *
     * @throws Problem besides, {@code step_up_required}: a visit of a code that only collects
     */
    public long resolveForSpending(MemberRef ref, Instant at, Caller caller) {
        if (ref.visit() == null || !ref.hasExactlyOne()) {
            return resolve(ref, at, caller);
        }
        Visits.Visit visit = visits.find(ref.visit(), at, caller);
        if (!visit.maySpend()) {
            throw Problem.of(ProblemCode.STEP_UP_REQUIRED);
        }
        return standing(visit.memberId());
    }

    /**
     * As {@link #resolve}, and takes a dynamic code of an off-line till, judged at its capture. For earning only (X2).
     *
     * @param capturedAt when the till scanned the code; {@code null}: the request came on line
     * @throws Problem besides, {@code code_invalid}, {@code code_expired}
     */
    public long resolveForEarning(MemberRef ref, Instant at, @Nullable Instant capturedAt, Caller caller) {
        if (ref.code() == null || capturedAt == null || !ref.hasExactlyOne()) {
            return resolve(ref, at, caller);
        }
        return standing(visits.memberOfCaptured(ref.code(), capturedAt, at));
    }

    /** Empty too where the value cannot be one of that kind. */
    public OptionalLong byIdentity(IdentityKind kind, String value) {
        return IdentityValue.parse(kind, value).map(parsed -> identities.find(kind, keys.hash(parsed)))
                .flatMap(found -> found).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /**
     * The members behind these values; whoever is missing is enrolled with nothing but that identity. Set-based, safe against others doing the same, in a
     * transaction of its own or the caller's. Values that cannot be of that kind are left out of the answer.
     *
     * @param at when the new ones count as enrolled
     * @return member id by value as it was given
     */
    public Map<String, Long> ensureAll(IdentityKind kind, Collection<String> values, Instant at, String channel, @Nullable Long storeId) {
        return bulk.ensureAll(kind, values, at, channel, storeId);
    }

    /**
     * Who is behind these values now; makes nobody.
     *
     * @return member id by value as it was given; 0: nobody yet. Values that cannot be of that kind are left out
     */
    public Map<String, Long> known(IdentityKind kind, Collection<String> values) {
        return bulk.known(kind, values);
    }

    /** The member herself, or the one who answers for her since she was merged. */
    public long standing(long memberId) {
        MemberProfile profile = roundTrip.ask(members.profiles(List.of(memberId))).get(memberId);
        return profile == null || profile.mergedInto() == null ? memberId : profile.mergedInto();
    }

    /** Members that do not exist are left out. */
    public Query<Map<Long, MemberProfile>> profiles(Collection<Long> memberIds) {
        return members.profiles(memberIds);
    }

    /**
     * Locks a phone until the transaction ends, whether somebody has enrolled with it or not, so that a receipt by phone and an enrolment take turns (E24).
     *
     * @throws Problem {@code invalid_field} on {@code member.phone}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public PhoneGate phoneGate(String phone) {
        IdentityValue value = parsed(IdentityKind.PHONE, phone, "member.phone");
        return gate(keys.hash(value));
    }

    /** The gate of a phone whose hash is known from an earlier one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public PhoneGate phoneGate(UUID phoneHash) {
        return gate(phoneHash);
    }

    /** Which of these phones have a member by now; for jobs that look after waiting receipts. */
    public Map<UUID, Long> byPhoneHashes(Collection<UUID> phoneHashes) {
        return identities.findAll(IdentityKind.PHONE, List.copyOf(phoneHashes));
    }

    private PhoneGate gate(UUID hash) {
        identities.makeExist(IdentityKind.PHONE, hash);
        return new PhoneGate(hash, identities.lock(IdentityKind.PHONE, hash));
    }

    private static IdentityValue identityOf(MemberRef ref) {
        if (ref.phone() != null) {
            return parsed(IdentityKind.PHONE, ref.phone(), "member.phone");
        }
        if (ref.card() != null) {
            return parsed(IdentityKind.CARD, ref.card(), "member.card");
        }
        if (ref.wechat() != null) {
            return parsed(IdentityKind.WECHAT, ref.wechat(), "member.wechat");
        }
        if (ref.partnerId() != null) {
            return parsed(IdentityKind.PARTNER_ID, ref.partnerId(), "member.partnerId");
        }
        throw new IllegalStateException("no identity in " + ref);
    }

    static IdentityValue parsed(IdentityKind kind, String text, String field) {
        return IdentityValue.parse(kind, text).orElseThrow(() -> kind == IdentityKind.PHONE
                ? Problem.invalid(field, "not_a_phone", "应为手机号,如 13800138000 或带国家码的号码,只用半角数字",
                        "Must be a mobile number such as 13800138000, or one with its country code, in ASCII digits")
                : Problem.invalid(field, "wrong_format", "格式不正确", "Not in the right format"));
    }
}
