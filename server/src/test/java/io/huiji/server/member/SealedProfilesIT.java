package io.huiji.server.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Caller;
import io.huiji.server.platform.RoundTrip;
import io.huiji.server.testing.TestServer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionTemplate;

/** Names and birthdays are sealed at rest, and read by those who may. */
class SealedProfilesIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static final Caller CALLER = new Caller(Caller.Kind.PARTNER, 1, 1, "till", Set.of(), Set.of(), Caller.NumberSpace.STORE);

    private static MemberRecords records() {
        return SERVER.bean(MemberRecords.class);
    }

    private static MemberRecord enrol(String phone, String name, LocalDate birthday) {
        return Objects.requireNonNull(SERVER.bean(TransactionTemplate.class).execute(status ->
                SERVER.bean(Enrolments.class).enrol(new Enrolments.Applicant(phone, name, birthday, null, "till"), CALLER)));
    }

    /** The row as a thief of the database reads it. */
    private static String stolen(long memberId) {
        return SERVER.jdbc().sql("""
                select m::text || coalesce(encode(sealed_name, 'escape'), '') || coalesce(encode(sealed_birthday, 'escape'), '')
                  from member.member m where member_id = ?""").param(memberId).query(String.class).single();
    }

    @Test
    void the_database_shows_neither_and_the_record_both() {
        MemberRecord made = enrol("13800001111", "王小美Mei", LocalDate.of(2000, 2, 29));
        assertThat(stolen(made.id())).doesNotContain("Mei").doesNotContain("2000-02-29");
        assertThat(records().get(made.id(), false)).extracting(MemberRecord::name, MemberRecord::birthday).containsExactly("王小美Mei", LocalDate.of(2000, 2, 29));
        assertThat(profile(made.id())).isEqualTo(229);

        SERVER.bean(TransactionTemplate.class).executeWithoutResult(status -> records().change(made.id(), "王大美", null, CALLER));
        assertThat(records().get(made.id(), false)).extracting(MemberRecord::name, MemberRecord::birthday).containsExactly("王大美", LocalDate.of(2000, 2, 29));
    }

    @Test
    void who_leaves_leaves_neither() {
        MemberRecord made = enrol("13800003333", "Lucy", LocalDate.of(2001, 1, 1));
        SERVER.bean(TransactionTemplate.class).executeWithoutResult(status -> records().closeAndErase(made.id(), CALLER));
        assertThat(records().get(made.id(), false)).extracting(MemberRecord::name, MemberRecord::birthday).containsExactly(null, null);
        assertThat(records().named("Lucy", 10)).isEmpty();
    }

    @Test
    void a_member_is_found_by_her_whole_name() {
        MemberRecord made = enrol("13800002222", "Li Lei", LocalDate.of(1999, 12, 1));
        assertThat(records().named("li  LEI", 10)).extracting(MemberRecord::id).containsExactly(made.id());
        assertThat(records().named("Li", 10)).isEmpty();
    }

    @Test
    void what_an_older_release_kept_in_the_open_is_sealed_once() {
        Map<String, Long> made = SERVER.bean(Members.class).ensureAll(IdentityKind.CARD, List.of("O1", "O2"), Instant.parse("2026-01-05T04:00:00Z"), "import", null);
        long named = Objects.requireNonNull(made.get("O1"));
        long born = Objects.requireNonNull(made.get("O2"));
        SERVER.jdbc().sql("update member.member set name = 'Han Meimei' where member_id = ?").param(named).update();
        SERVER.jdbc().sql("update member.member set birthday = '1988-08-08' where member_id = ?").param(born).update();
        assertThat(records().get(named, false).name()).isEqualTo("Han Meimei");
        assertThat(profile(born)).isEqualTo(808);

        assertThat(SERVER.bean(OpenProfiles.class).sealAll()).isEqualTo(2);
        assertThat(SERVER.bean(OpenProfiles.class).sealAll()).isZero();
        assertThat(stolen(named)).doesNotContain("Meimei");
        assertThat(stolen(born)).doesNotContain("1988");
        assertThat(records().get(named, false)).extracting(MemberRecord::name, MemberRecord::birthday).containsExactly("Han Meimei", null);
        assertThat(records().get(born, false)).extracting(MemberRecord::name, MemberRecord::birthday).containsExactly(null, LocalDate.of(1988, 8, 8));
        assertThat(profile(born)).isEqualTo(808);
    }

    private static int profile(long memberId) {
        return Objects.requireNonNull(SERVER.bean(RoundTrip.class).ask(SERVER.bean(Members.class).profiles(List.of(memberId))).get(memberId)).birthdayMonthDay();
    }
}
