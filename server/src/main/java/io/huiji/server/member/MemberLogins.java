package io.huiji.server.member;

import io.huiji.server.access.Session;
import io.huiji.server.access.Sessions;
import io.huiji.server.member.store.IdentitySql;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Members' logins: by phone and one-time code, with joining as part of the first one. */
@Component
public class MemberLogins {

    private static final String CHANNEL = "member-page";

    private final LoginCodes codes;
    private final IdentitySql identities;
    private final MemberRecords records;
    private final Enrolments enrolments;
    private final Consents consents;
    private final Sessions sessions;
    private final TransactionTemplate transaction;

    MemberLogins(LoginCodes codes, IdentitySql identities, MemberRecords records, Enrolments enrolments, Consents consents, Sessions sessions,
            TransactionTemplate transaction) {
        this.codes = codes;
        this.identities = identities;
        this.records = records;
        this.enrolments = enrolments;
        this.consents = consents;
        this.sessions = sessions;
        this.transaction = transaction;
    }

    /**
     * Who asks, for the throttle.
     *
     * @param device what its browser was told to bring along; {@code null}: nothing yet
     */
    public record Origin(String address, @Nullable String device) {}

    /** The same for every phone. */
    public record LoginRequested(UUID loginId, Instant expiresAt, int resendAfterSeconds) {}

    /** What somebody who is no member yet says besides. {@code storeId}: the store that brought her. */
    public record Join(@Nullable Long storeId, @Nullable String name, List<Consents.Agreed> agreed) {}

    /** @param joined she is a member since this moment */
    public record Confirmed(long memberId, boolean joined, Sessions.Opened session) {}

    /** @throws Problem {@code invalid_field} on {@code phone}, {@code rate_limited} */
    public LoginRequested request(String phone, Origin origin) {
        return codes.request(phone, CodePurpose.LOGIN, origin);
    }

    /**
     * Whose phone the right code proves.
     *
     * @throws Problem {@code login_code_wrong}, {@code rate_limited}, {@code join_required} (the code may be used again with {@code join}),
     *     {@code member_closed}, {@code invalid_field} on {@code join.consents}
     */
    public Confirmed confirm(UUID loginId, String code, @Nullable Join join, Origin origin) {
        LoginCodes.Proven proven = codes.prove(loginId, code, CodePurpose.LOGIN, origin);
        Confirmed confirmed;
        try {
            confirmed = inTransaction(proven, join);
        } catch (Problem raced) {
            if (raced.code() != ProblemCode.IDENTITY_TAKEN) {
                throw raced;
            }
            confirmed = inTransaction(proven, join);
        }
        if (confirmed.joined()) {
            enrolments.announce(proven.phone().text());
        }
        return confirmed;
    }

    private Confirmed inTransaction(LoginCodes.Proven proven, @Nullable Join join) {
        return Objects.requireNonNull(transaction.execute(status -> {
            codes.spend(proven);
            return identities.find(IdentityKind.PHONE, proven.phoneHash()).map(this::known).orElseGet(() -> join(proven, join));
        }));
    }

    private Confirmed known(long memberId) {
        MemberRecord record = records.get(memberId, false);
        if (record.status() == MemberProfile.Status.CLOSED || record.status() == MemberProfile.Status.MERGED) {
            throw Problem.of(ProblemCode.MEMBER_CLOSED);
        }
        return new Confirmed(memberId, false, sessions.open(Session.Kind.MEMBER, memberId));
    }

    private Confirmed join(LoginCodes.Proven proven, @Nullable Join join) {
        if (join == null) {
            throw Problem.of(ProblemCode.JOIN_REQUIRED);
        }
        consents.requireAll("join.consents", join.agreed());
        var applicant = new Enrolments.Applicant(proven.phone().text(), join.name(), null, join.storeId(), CHANNEL);
        long memberId = enrolments.enrolHerself(applicant).id();
        consents.give(memberId, join.agreed(), CHANNEL, join.storeId());
        return new Confirmed(memberId, true, sessions.open(Session.Kind.MEMBER, memberId));
    }
}
