package io.huiji.server.member;

import io.huiji.server.access.Caller;
import io.huiji.server.member.model.IdentityValue;
import io.huiji.server.member.model.MemberKeys;
import io.huiji.server.member.store.IdentitySql;
import io.huiji.server.member.store.MemberSql;
import io.huiji.server.member.store.NewMember;
import io.huiji.server.platform.Ids;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Enrols members, and gives and takes identities. Writes run in the caller's transaction. */
@Component
public class Enrolments {

    /** Most identities of one member. */
    public static final int IDENTITIES_MAX = 20;

    private static final String REMOVED = "identity_removed";

    /** No caller has it: in the history she stands herself. */
    private static final long HERSELF = -1;

    private static final Logger LOG = LoggerFactory.getLogger(Enrolments.class);

    private final MemberKeys keys;
    private final IdentitySql identities;
    private final MemberSql members;
    private final MemberRecords records;
    private final ProfileSeal profiles;
    private final SealingSecret secret;
    private final Ids ids;
    private final InstantSource clock;
    private final ObjectProvider<Enrolled> enrolled;
    private final PhoneNews phoneNews;
    private final JoinNews joinNews;
    private final Merges merges;
    private final HomeStores homes;
    private final PhoneOff phoneOff;
    private final Joinings joinings;

    Enrolments(MemberKeys keys, IdentitySql identities, MemberSql members, MemberRecords records, ProfileSeal profiles, SealingSecret secret, Ids ids, InstantSource clock,
            ObjectProvider<Enrolled> enrolled, PhoneNews phoneNews, JoinNews joinNews, Merges merges, Joinings joinings, HomeStores homes,
            PhoneOff phoneOff) {
        this.homes = homes;
        this.phoneOff = phoneOff;
        this.joinings = joinings;
        this.merges = merges;
        this.keys = keys;
        this.identities = identities;
        this.members = members;
        this.records = records;
        this.profiles = profiles;
        this.secret = secret;
        this.ids = ids;
        this.clock = clock;
        this.enrolled = enrolled;
        this.phoneNews = phoneNews;
        this.joinNews = joinNews;
    }

    /** Somebody who wants to be a member. */
    public record Applicant(String phone, @Nullable String name, @Nullable LocalDate birthday, @Nullable Long storeId, String channel) {

        /** Never the phone or the name. */
        @Override
        public String toString() {
            return "Applicant[" + channel + "]";
        }
    }

    /**
     * Makes a member. A phone that has one is refused, even if she is closed: else a gift for new members could be had again and again.
     *
     * @throws Problem {@code identity_taken} with the {@code memberId}, {@code invalid_field} on {@code phone}
     */
    public MemberRecord enrol(Applicant applicant, Caller caller) {
        return enrol(applicant, caller.callerId());
    }

    /** Somebody who proved the phone to be hers and joins by herself. @throws Problem as {@link #enrol} */
    MemberRecord enrolHerself(Applicant applicant) {
        return enrol(applicant, HERSELF);
    }

    private MemberRecord enrol(Applicant applicant, long callerId) {
        IdentityValue phone = phone(applicant.phone());
        long memberId = ids.next();
        requireFree(phone);
        secret.hold();
        members.insert(new NewMember(memberId, profiles.seal(memberId, applicant.name(), applicant.birthday()),
                new NewMember.Terms(clock.instant(), applicant.channel(), applicant.storeId())));
        give(memberId, phone);
        records.note(memberId, callerId == HERSELF ? memberId : callerId, "enrolled", applicant.channel(), "");
        joinings.note(memberId, clock.instant());
        enrolled.orderedStream().forEach(bean -> bean.enrolled(List.of(memberId)));
        return records.get(memberId, false);
    }

    /**
     * After the commit, at every repeat again: whatever waits for this phone hears of its member. A database that goes away now does not undo the enrolment,
     * so it must not be answered "not done"; the sweep credits what still waits.
     */
    public void announce(String phoneText) {
        UUID hash = keys.hash(phone(phoneText));
        try {
            identities.find(IdentityKind.PHONE, hash).ifPresent(memberId -> {
                phoneNews.tell(Map.of(hash, memberId));
                joinNews.tell(memberId);
            });
        } catch (DataAccessException away) {
            LOG.warn("An enrolment could not be announced; the sweep makes up for it", away);
        }
    }

    /**
     * Gives a member another identity; one that she has already is no change.
     *
     * @throws Problem {@code member_unknown}, {@code identity_taken}, {@code state_conflict} (closed, a second phone, too many), {@code invalid_field} on {@code value},
     *     {@code store_not_allowed}: a phone in place of another
     */
    public MemberRecord add(long memberId, IdentityKind kind, String text, Caller caller) {
        IdentityValue value = Members.parsed(kind, text, "value");
        records.lockOpen(memberId);
        identities.makeExist(kind, keys.hash(value));
        Long owner = identities.lock(kind, keys.hash(value));
        if (owner != null && owner != memberId) {
            throw taken(owner);
        }
        if (owner == null) {
            if (kind == IdentityKind.PHONE && hadAPhone(memberId)) {
                homes.require(memberId, caller);
            }
            requireRoom(memberId, kind);
            secret.hold();
            give(memberId, value);
            forgetDevicesOfAnotherPhone(memberId, kind.code());
            records.note(memberId, caller, "identity_added", kind.code(), "");
        }
        return records.get(memberId, false);
    }

    /** What a member has after something was taken off; {@code phone}: what it was, if it was one. */
    public record Removed(MemberRecord member, @Nullable IdentityValue phone) {}

    /** @throws Problem {@code member_unknown}, {@code store_not_allowed}, {@code not_found}, {@code state_conflict} (closed) */
    public Removed remove(long memberId, long identityId, Caller caller) {
        homes.require(memberId, caller);
        records.lockOpen(memberId);
        IdentitySql.Kept gone = identities.forget(merges.withLineage(memberId), identityId).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
        forgetDevicesOfAnotherPhone(memberId, gone.kind());
        records.note(memberId, caller, REMOVED, gone.kind(), "");
        IdentityValue phone = isPhone(gone) ? new IdentityValue(IdentityKind.PHONE, keys.open(gone.memberId(), gone.kind(), gone.sealed())) : null;
        return new Removed(records.get(memberId, false), phone);
    }

    /** After the commit: whoever has the phone hears that it was taken off. */
    public void tell(Removed removed) {
        if (removed.phone() != null) {
            phoneOff.tell(removed.phone());
        }
    }

    private boolean hadAPhone(long memberId) {
        List<Long> all = merges.withLineage(memberId);
        return identities.keptOf(all).values().stream().flatMap(List::stream).anyMatch(Enrolments::isPhone) || records.had(all, REMOVED, IdentityKind.PHONE.code());
    }

    private static boolean isPhone(IdentitySql.Kept kept) {
        return kept.kind().equals(IdentityKind.PHONE.code());
    }

    /** Whoever has the new number is asked for a code that is sent there, on every device. */
    private void forgetDevicesOfAnotherPhone(long memberId, String changedKind) {
        if (changedKind.equals(IdentityKind.PHONE.code())) {
            records.forgetSpendingDevices(memberId);
        }
    }

    private void requireRoom(long memberId, IdentityKind kind) {
        List<IdentitySql.Kept> has = identities.keptOf(List.of(memberId)).getOrDefault(memberId, List.of());
        if (has.size() >= IDENTITIES_MAX) {
            throw Problem.of(ProblemCode.STATE_CONFLICT, Map.of("identitiesMax", IDENTITIES_MAX));
        }
        if (kind == IdentityKind.PHONE && has.stream().anyMatch(Enrolments::isPhone)) {
            throw Problem.of(ProblemCode.STATE_CONFLICT, Map.of("reason", "has_a_phone"));
        }
    }

    /** The row is locked afterwards. */
    private void requireFree(IdentityValue value) {
        identities.makeExist(value.kind(), keys.hash(value));
        Long owner = identities.lock(value.kind(), keys.hash(value));
        if (owner != null) {
            throw taken(owner);
        }
    }

    private void give(long memberId, IdentityValue value) {
        UUID hash = keys.hash(value);
        if (identities.takeIfFree(value.kind(), hash, memberId).isEmpty()) {
            throw new IllegalStateException("a locked identity was taken");
        }
        identities.keep(List.of(new IdentitySql.Kept(memberId, ids.next(), value.kind().code(), hash, keys.tail(value),
                keys.seal(memberId, value), clock.instant())));
    }

    private static IdentityValue phone(String text) {
        return Members.parsed(IdentityKind.PHONE, text, "phone");
    }

    private static Problem taken(long owner) {
        return Problem.of(ProblemCode.IDENTITY_TAKEN, Map.of("memberId", Long.toString(owner)));
    }
}
