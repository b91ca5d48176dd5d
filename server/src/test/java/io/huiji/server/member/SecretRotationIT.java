package io.huiji.server.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.server.access.Caller;
import io.huiji.server.member.SecretRotation.Status;
import io.huiji.server.member.model.MemberKeys;
import io.huiji.server.member.store.SecretSql;
import io.huiji.server.platform.DataDirectory;
import io.huiji.server.platform.Problem;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.MutableClock;
import io.huiji.server.testing.TestDatabase;
import io.huiji.server.testing.TestServer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Another secret for the members' data, while two instances go on enrolling. */
class SecretRotationIT {

    private static final String OLD = "--huiji.secret.key=" + "ab".repeat(32);
    private static final String NEW = "--huiji.member-secret.key=" + "cd".repeat(32);
    private static final String NEWER = "--huiji.member-secret.key=" + "ef".repeat(32);
    private static final String AND_NEW = "--huiji.member-secret.key-previous=" + "cd".repeat(32);
    private static final MutableClock CLOCK = MutableClock.atNoonInShanghai();
    private static final Caller CALLER = new Caller(Caller.Kind.PARTNER, 1, 1, "till", Set.of(), Set.of(), Caller.NumberSpace.STORE);

    private TestDatabase database = new TestDatabase();

    @BeforeEach
    void open() {
        database = TestDatabase.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static long enrol(TestServer server, String phone) {
        return Objects.requireNonNull(server.bean(TransactionTemplate.class).execute(status -> server.bean(Enrolments.class)
                .enrol(new Enrolments.Applicant(phone, "Anna " + phone, LocalDate.of(2000, 2, 29), null, "till"), CALLER))).id();
    }

    private static void assertKnown(TestServer server, String phone, long id) {
        assertThat(server.bean(Members.class).byIdentity(IdentityKind.PHONE, phone)).hasValue(id);
        MemberRecord record = server.bean(MemberRecords.class).get(id, true);
        assertThat(record.name()).isEqualTo("Anna " + phone);
        assertThat(record.birthday()).isEqualTo(LocalDate.of(2000, 2, 29));
        assertThat(record.identities().getFirst().value()).isEqualTo(phone);
    }

    private static void rotate(TestServer server) {
        SecretRotation rotation = server.bean(SecretRotation.class);
        for (SecretRotation.SecretState state = rotation.rotate(); state.status() == Status.RUNNING; state = rotation.state()) {
            Thread.onSpinWait();
        }
        assertThat(rotation.state().status()).isEqualTo(Status.DONE);
    }

    @Test
    void two_instances_go_on_while_it_rotates_and_the_old_secret_can_be_forgotten() throws Exception {
        List<Long> ids = new ArrayList<>();
        try (TestServer first = TestServer.start(database, CLOCK, OLD)) {
            for (int i = 0; i < 20; i++) {
                ids.add(enrol(first, "138000%05d".formatted(i)));
            }
        }
        try (TestServer one = TestServer.start(database, CLOCK, OLD, NEW); TestServer other = TestServer.start(database, CLOCK, OLD, NEW);
                ExecutorService till = Executors.newSingleThreadExecutor()) {
            assertKnown(other, "13800000007", ids.get(7));
            String code = one.bean(Visits.class).issue(ids.get(3), true, CLOCK.instant()).code();
            Future<List<Long>> meanwhile = till.submit(() -> IntStream.range(20, 120).mapToObj(i -> enrol(other, "138000%05d".formatted(i))).toList());
            rotate(one);
            ids.addAll(meanwhile.get());
            assertThat(one.bean(SecretRotation.class).rotate().keyId()).isEqualTo(one.bean(SecretRotation.class).state().keyId());
            assertThat(other.bean(Visits.class).memberOfCaptured(code, CLOCK.instant(), CLOCK.instant())).isEqualTo(ids.get(3));
            assertKnown(other, "13800000007", ids.get(7));
        }
        assertThatThrownBy(() -> TestServer.start(database, CLOCK, OLD)).rootCause().hasMessageContaining("HUIJI_MEMBER_SECRET_KEY");
        try (TestServer second = TestServer.start(database, CLOCK, OLD, NEWER, AND_NEW)) {
            rotate(second);
        }
        // Nothing is sealed with the installation's secret or the one between any more: another one in its place makes no difference.
        try (TestServer later = TestServer.start(database, CLOCK, "--huiji.secret.key=" + "01".repeat(32), NEWER)) {
            for (int i = 0; i < ids.size(); i++) {
                assertKnown(later, "138000%05d".formatted(i), ids.get(i));
            }
            assertThatThrownBy(() -> enrol(later, "13800000007")).isInstanceOf(Problem.class);
        }
    }

    @Test
    void cut_short_it_is_begun_again_and_goes_on() {
        long before;
        long after;
        String fresh = MemberKeys.keyId("cd".repeat(32));
        try (TestServer first = TestServer.start(database, CLOCK, OLD, NEW)) {
            rotate(first);
        }
        try (TestServer killed = TestServer.start(database, CLOCK, OLD, NEWER, AND_NEW)) {
            before = enrol(killed, "13800000001");
            assertThat(killed.bean(SecretSql.class).turn(fresh, MemberKeys.keyId("ef".repeat(32)),
                    killed.bean(MemberKeys.class).sealedLookUps(MemberKeys.keyId("ef".repeat(32))))).isTrue();
            after = enrol(killed, "13800000002");
            assertThat(secretsInUse()).isEqualTo(2);
        }
        try (TestServer again = TestServer.start(database, CLOCK, OLD, NEWER, AND_NEW)) {
            assertKnown(again, "13800000001", before);
            assertKnown(again, "13800000002", after);
            rotate(again);
            assertThat(secretsInUse()).isEqualTo(1);
            assertKnown(again, "13800000001", before);
        }
    }

    /** Of how many secrets the sealed values carry the tag. */
    private long secretsInUse() {
        return database.jdbc().sql("""
                select count(distinct tag) from (select substring(sealed from 2 for 4) tag from member.identity_of
                 union all select substring(sealed_name from 2 for 4) from member.member union all select substring(sealed_birthday from 2 for 4) from member.member) t""")
                .query(Long.class).single();
    }

    @Test
    void without_another_secret_there_is_nothing_to_rotate_to() {
        try (TestServer server = TestServer.start(database, CLOCK, OLD)) {
            assertThat(Api.operator(server).post("/api/v1/secret/rotate", "").at("/code")).isEqualTo("state_conflict");
        }
    }

    @Test
    void a_secret_in_the_data_directory_is_made_anew_and_the_old_one_put_aside_until_it_is_done() {
        try (TestServer server = TestServer.start(database, CLOCK, "--huiji.secret.key=")) {
            DataDirectory data = server.bean(DataDirectory.class);
            String installation = data.read("secrets/member.key").orElseThrow();
            long id = enrol(server, "13800000001");
            rotate(server);
            assertThat(data.read("secrets/member.key")).as("other things hang on it").contains(installation);
            String first = data.read("secrets/member-data.key").orElseThrow();
            assertThat(data.read("secrets/member-data.key.previous")).isEmpty();
            assertKnown(server, "13800000001", id);
            rotate(server);
            assertThat(data.read("secrets/member-data.key").orElseThrow()).isNotIn(first, installation);
            assertKnown(server, "13800000001", id);
            enrol(server, "13800000002");
        }
    }
}
