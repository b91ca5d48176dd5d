package io.huiji.server.member.store;

import io.huiji.server.member.MemberProfile;
import io.huiji.server.member.model.MemberKeys;
import io.huiji.server.platform.Arrays;
import io.huiji.server.platform.Query;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code member.member} in bulk. */
@Repository
public class MemberSql {

    /** Round every insert of members: who joins waits to be added up ({@code member.joined_lately}), by the same statement. */
    static final String JOINING = """
            with joined as (%s returning enrolled_at, store_id, channel)
            insert into member.joined_lately (enrolled_at, store_id, channel) select enrolled_at, store_id, channel from joined""";

    private final JdbcClient database;
    private final MemberKeys keys;

    MemberSql(JdbcClient database, MemberKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** Opens birthdays as far as decisions need them; the cipher is made when the first is met. */
    private static final class Birthdays {

        private final MemberKeys keys;
        private MemberKeys.@Nullable Opener opener;

        Birthdays(MemberKeys keys) {
            this.keys = keys;
        }

        /** @param inTheOpen what an older release kept unsealed; both as {@code 2000-02-29} */
        int monthDay(long memberId, byte @Nullable [] sealed, @Nullable String inTheOpen) {
            String text = inTheOpen;
            if (sealed != null) {
                opener = opener == null ? keys.opener() : opener;
                text = opener.open(memberId, MemberKeys.BIRTHDAY, sealed);
            }
            if (text == null) {
                return 0;
            }
            LocalDate day = LocalDate.parse(text);
            return day.getMonthValue() * 100 + day.getDayOfMonth();
        }
    }

    public Query<Map<Long, MemberProfile>> profiles(Collection<Long> memberIds) {
        Birthdays birthdays = new Birthdays(keys);
        return new Query<>("""
                select member_id, status, sealed_birthday, birthday, enrolled_at, merged_into
                  from member.member where member_id = any (?::bigint[])""",
                HashMap.newHashMap(memberIds.size()), (profiles, row) -> {
                    long id = row.getLong(1);
                    profiles.put(id, new MemberProfile(id, status(row.getString(2)), birthdays.monthDay(id, row.getBytes(3), row.getString(4)),
                            row.getTimestamp(5).toInstant(), row.getObject(6, Long.class)));
                }, Arrays.longs(memberIds));
    }

    /** Members of whom nothing is known but how they came. */
    public void insert(Collection<Long> memberIds, NewMember.Terms terms) {
        database.sql(JOINING.formatted("""
                insert into member.member (member_id, store_id, channel, enrolled_at)
                select id, ?::bigint, ?, ? from unnest(?::bigint[]) as id"""))
                .param(terms.storeId()).param(terms.channel()).param(terms.enrolledAt().atOffset(ZoneOffset.UTC)).param(Arrays.longs(memberIds)).update();
    }

    public void insert(NewMember member) {
        database.sql(JOINING.formatted("""
                insert into member.member (member_id, sealed_name, name_hash, sealed_birthday, store_id, channel, enrolled_at) values (?, ?, ?, ?, ?, ?, ?)"""))
                .param(member.id()).param(member.profile().name()).param(member.profile().nameHash()).param(member.profile().birthday()).param(member.terms().storeId())
                .param(member.terms().channel()).param(member.terms().enrolledAt().atOffset(ZoneOffset.UTC)).update();
    }

    static MemberProfile.Status status(String text) {
        return MemberProfile.Status.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
