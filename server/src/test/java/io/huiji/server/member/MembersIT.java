package io.huiji.server.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.server.access.Caller;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.RoundTrip;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionTemplate;

/** Members as other modules see them. */
class MembersIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static final Instant NOW = Instant.parse("2026-01-05T04:00:00Z");

    private static Members members() {
        return SERVER.bean(Members.class);
    }

    private static Caller caller(long partnerId) {
        return new Caller(Caller.Kind.PARTNER, partnerId, 1, "till", Set.of(), Set.of(), Caller.NumberSpace.STORE);
    }

    @Test
    void makes_members_of_partners_ids_once_however_many_ask_together() throws Exception {
        List<String> values = IntStream.range(0, 2_000).mapToObj(i -> "bulk:" + i).toList();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Map<String, Long>>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return members().ensureAll(IdentityKind.PARTNER_ID, values, NOW, "import", null);
                }));
            }
            start.countDown();
        }
        Map<String, Long> first = answers.getFirst().get();
        assertThat(first).hasSize(2_000);
        for (Future<Map<String, Long>> answer : answers) {
            assertThat(answer.get()).isEqualTo(first);
        }
        assertThat(new HashSet<>(first.values())).hasSize(2_000);
        assertThat(SERVER.jdbc().sql("select count(*) from member.identity_of where member_id = any (?::bigint[])")
                .param(first.values().stream().mapToLong(id -> id).toArray()).query(Long.class).single()).isEqualTo(2_000);
        assertThat(members().byIdentity(IdentityKind.PARTNER_ID, "bulk:7")).hasValue(id(first, "bulk:7"));
        assertThat(members().resolve(new MemberRef(null, null, null, null, "bulk:7", null, null), NOW, caller(1))).isEqualTo(id(first, "bulk:7"));
    }

    @Test
    void leaves_out_values_that_are_none() {
        assertThat(members().ensureAll(IdentityKind.CARD, List.of("ok-1", "８", "ok-1", ""), NOW, "import", null)).containsOnlyKeys("ok-1");
    }

    @Test
    void reads_profiles_in_one_go() {
        Map<String, Long> made = members().ensureAll(IdentityKind.CARD, List.of("P1", "P2"), NOW, "import", 5L);
        long leapling = id(made, "P1");
        long other = id(made, "P2");
        SERVER.jdbc().sql("update member.member set birthday = '2000-02-29', status = 'frozen' where member_id = ?").param(leapling).update();
        Map<Long, MemberProfile> profiles = SERVER.bean(RoundTrip.class).ask(members().profiles(List.of(leapling, other, 1L)));
        assertThat(profiles).containsOnlyKeys(leapling, other);
        assertThat(profiles.get(leapling)).isEqualTo(new MemberProfile(leapling, MemberProfile.Status.FROZEN, 229, NOW, null));
        assertThat(profiles.get(other)).isEqualTo(new MemberProfile(other, MemberProfile.Status.ACTIVE, 0, NOW, null));
    }

    @Test
    void believes_a_members_id_and_refuses_what_names_nobody_or_two() {
        assertThat(members().resolve(MemberRef.ofMember(77), NOW, caller(1))).isEqualTo(77);
        assertThatThrownBy(() -> members().resolve(MemberRef.ofPhone("13911112222"), NOW, caller(1))).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MEMBER_UNKNOWN));
        assertThat(fieldOf(MemberRef.ofPhone("１３９"))).isEqualTo("member.phone");
        assertThat(fieldOf(new MemberRef(1L, "13911112222", null, null, null, null, null))).isEqualTo("member");
        assertThat(fieldOf(new MemberRef(null, null, null, null, null, null, null))).isEqualTo("member");
        assertThat(fieldOf(new MemberRef(null, null, null, null, null, "CODE", null))).isEqualTo("member.code");
        assertThat(new MemberRef(null, "13911112222", null, null, null, null, null).toString()).doesNotContain("139");
    }

    @Test
    @Tag("E24")
    void a_receipt_by_phone_and_an_enrolment_take_turns() throws Exception {
        String phone = "137 0000 1111";
        TransactionTemplate transaction = SERVER.bean(TransactionTemplate.class);
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        AtomicReference<@Nullable PhoneGate> receipt = new AtomicReference<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> till = threads.submit(() -> transaction.executeWithoutResult(status -> {
                receipt.set(members().phoneGate(phone));
                locked.countDown();
                await(letGo);
            }));
            if (!locked.await(10, TimeUnit.SECONDS)) {
                till.get(1, TimeUnit.SECONDS);
            }
            Future<Map<String, Long>> enrolment = threads.submit(() -> members().ensureAll(IdentityKind.PHONE, List.of(phone), NOW, "app", null));
            assertThatThrownBy(() -> enrolment.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(java.util.concurrent.TimeoutException.class);
            letGo.countDown();
            till.get();
            long memberId = id(enrolment.get(), phone);
            assertThat(receipt.get()).isNotNull().extracting(PhoneGate::memberId).isNull();
            PhoneGate later = transaction.execute(status -> members().phoneGate("+8613700001111"));
            assertThat(later).isNotNull().isEqualTo(new PhoneGate(Objects.requireNonNull(receipt.get()).phoneHash(), memberId));
            assertThat(members().byPhoneHashes(List.of(later.phoneHash(), UUID.randomUUID()))).containsExactly(Map.entry(later.phoneHash(), memberId));
        }
    }

    @Test
    @Tag("X2")
    void an_off_line_code_is_judged_at_its_capture_and_earns_only() {
        Visits.Issued issued = SERVER.bean(Visits.class).issue(42, false, NOW);
        MemberRef ref = new MemberRef(null, null, null, null, null, issued.code(), null);
        Instant sentAt = NOW.plus(Duration.ofHours(3));
        assertThat(members().resolveForEarning(ref, sentAt, NOW.plusMillis(59_999), caller(1))).isEqualTo(42);
        assertThatThrownBy(() -> members().resolveForEarning(ref, sentAt, NOW.plusSeconds(60), caller(1))).hasMessage("code_expired");
        assertThatThrownBy(() -> members().resolveForEarning(ref, NOW.plus(Duration.ofDays(8)), NOW, caller(1))).hasMessage("code_expired");
        assertThatThrownBy(() -> members().resolveForEarning(ref, sentAt, sentAt.plusSeconds(60), caller(1))).hasMessage("invalid_field");
        assertThat(fieldOf(ref)).isEqualTo("member.code");
    }

    @Test
    @Tag("X2")
    void visits_are_forgotten_a_day_after_their_end_and_not_before() {
        Visits visits = SERVER.bean(Visits.class);
        VisitSweep sweep = SERVER.bean(VisitSweep.class);
        Instant now = SERVER.clock().instant();
        UUID visit = visits.exchange(visits.issue(43, true, now).code(), 1, 1, "till", now).id();
        SERVER.clock().advance(Duration.ofMinutes(10).plus(VisitSweep.KEPT));
        assertThat(sweep.run()).isZero();
        SERVER.clock().advance(Duration.ofMillis(1));
        assertThat(sweep.run()).isEqualTo(1);
        assertThatThrownBy(() -> visits.find(visit, now, caller(1))).hasMessage("member_unknown");
    }

    @Test
    void another_secret_than_the_databases_does_not_start() {
        assertThatThrownBy(() -> TestServer.start(SERVER.database(), SERVER.clock(), "--huiji.secret.key=" + "cd".repeat(32)))
                .rootCause().hasMessageContaining("HUIJI_SECRET_KEY");
    }

    private static long id(Map<String, Long> ids, String value) {
        return Objects.requireNonNull(ids.get(value));
    }

    private static String fieldOf(MemberRef ref) {
        try {
            return "none: " + members().resolve(ref, NOW, caller(1));
        } catch (Problem problem) {
            return problem.errors().getFirst().field();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
