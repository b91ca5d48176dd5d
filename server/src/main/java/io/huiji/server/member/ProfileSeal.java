package io.huiji.server.member;

import io.huiji.server.member.model.MemberKeys;
import io.huiji.server.member.store.SealedProfile;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seals names and birthdays, and opens them for those who may see them. */
@Component
class ProfileSeal {

    private final MemberKeys keys;

    ProfileSeal(MemberKeys keys) {
        this.keys = keys;
    }

    SealedProfile seal(long memberId, @Nullable String name, @Nullable LocalDate birthday) {
        return new SealedProfile(name == null ? null : keys.seal(memberId, MemberKeys.NAME, name), name == null ? null : keys.nameHash(name),
                birthday == null ? null : keys.seal(memberId, MemberKeys.BIRTHDAY, birthday.toString()));
    }

    /** @param inTheOpen what an older release kept unsealed */
    @Nullable String name(long memberId, byte @Nullable [] sealed, @Nullable String inTheOpen) {
        return sealed == null ? inTheOpen : keys.open(memberId, MemberKeys.NAME, sealed);
    }

    @Nullable LocalDate birthday(long memberId, byte @Nullable [] sealed, @Nullable LocalDate inTheOpen) {
        return sealed == null ? inTheOpen : LocalDate.parse(keys.open(memberId, MemberKeys.BIRTHDAY, sealed));
    }
}
