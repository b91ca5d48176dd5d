package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.BooksAgree;
import io.huiji.server.testing.MutableClock;
import io.huiji.server.testing.PlantedFaults;
import io.huiji.server.testing.PlantedFaults.Fault;
import io.huiji.server.testing.TestDatabase;
import io.huiji.server.testing.TestServer;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Three years, a day at a time: month ends, 29 February, midnights, a clock that steps back; the sweep left out, run, run twice, run by two instances at
 * once, cut short by a lost connection. Each lot lapses once, at its instant (I9). {@code -Dhuiji.years.seed=…} for the same again.
 */
@Tag("T4")
class ThreeYearsIT {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2023, 2, 1);
    private static final int DAYS = 3 * 365 + 1;
    private static final int MEMBERS = 5;
    private static final int MONTHS = 12;
    private static final String RULES = """
            "expiry":{"kind":"months","months":12},
            "tiers":{"ladder":[{"code":"regular","name":{"zh":"普通","en":"Regular"},"threshold":0},
                               {"code":"silver","name":{"zh":"银卡","en":"Silver"},"threshold":30000}],
                     "measure":"spend","window":{"kind":"rolling","days":30},"downgrade":{"inactivityDays":60,"to":"base"}}""";

    private static final class Lot {
        final Instant expiresAt;
        final Instant earnedAt;
        long remaining;

        Lot(LocalDate day, Instant earnedAt, long points) {
            this.expiresAt = day.plusMonths(MONTHS).atStartOfDay(SHANGHAI).toInstant();
            this.earnedAt = earnedAt;
            this.remaining = points;
        }
    }

    private record Member(long id, List<Lot> lots) {}

    private final long seed = Long.getLong("huiji.years.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final TestDatabase database = TestDatabase.open();
    private final PlantedFaults faults = new PlantedFaults(database.jdbc());
    private final MutableClock clock = new MutableClock(FIRST.atStartOfDay(SHANGHAI).toInstant());
    private final TestServer one = TestServer.start(database, clock,
            context -> context.registerBean("plantedFaults", PlantedFaults.class, () -> faults),
            "--huiji.jobs.enabled=false", "--logging.level.io.huiji=off", "--logging.level.com.zaxxer.hikari=off");
    private final TestServer two = TestServer.start(database, clock, "--huiji.jobs.enabled=false");
    private final Shop shop = new Shop(one, "years");
    private final Shop other = new Shop(two, "years-2");
    private final List<Member> members = new ArrayList<>();

    @AfterEach
    void close() {
        two.close();
        one.close();
        database.close();
    }

    @Test
    void every_lot_lapses_once_at_its_instant() {
        System.out.println("three years: seed " + seed);
        // A day before the first: the clock may step back over midnight at once.
        Era.begin(one, shop, FIRST.minusDays(1) + "T00:00:00+08:00", RULES);
        for (int i = 0; i < MEMBERS; i++) {
            members.add(new Member(shop.member(), new ArrayList<>()));
        }
        for (int day = 0; day < DAYS; day++) {
            clock.set(momentOf(FIRST.plusDays(day)));
            live(members.get(random.nextInt(MEMBERS)));
            if (day % 3 == 0) {
                sweepSomehow();
            }
        }
        clock.advance(Duration.ofDays(1));
        assertThat(sweep(shop).status()).isEqualTo(200);
        BooksAgree.check(database.jdbc(), "seed " + seed);
        assertThat(lapsedWrongly()).as("seed %d: lots that did not lapse once at their instant", seed).isEmpty();
        assertThat(count("select count(*) from ledger.journal where reason = 'expire'")).as("seed %d", seed).isEqualTo(lapsesExpected());
        assertThat(lapsesExpected()).as("seed %d: enough to be worth it", seed).isGreaterThan(50);
    }

    /** Often an edge of the day; sometimes the clock has stepped back by up to three hours, over midnight too. */
    private Instant momentOf(LocalDate day) {
        Instant midnight = day.atStartOfDay(SHANGHAI).toInstant();
        return switch (random.nextInt(5)) {
            case 0 -> midnight;
            case 1 -> midnight.plus(Duration.ofDays(1)).minusMillis(1);
            case 2 -> midnight.minus(Duration.ofMinutes(random.nextInt(180)));
            default -> midnight.plusMillis(random.nextInt(86_400_000));
        };
    }

    private void live(Member member) {
        Shop at = random.nextBoolean() ? shop : other;
        if (random.nextInt(5) < 3) {
            long points = 1 + random.nextInt(200);
            member.lots().add(new Lot(clock.instant().atZone(SHANGHAI).toLocalDate(), clock.instant(), points));
            Reply reply = at.buy(member.id(), Shop.number(), points * 100);
            assertThat(reply.status()).as("seed %d: %s", seed, reply.body()).isEqualTo(201);
        } else {
            // Little enough that most lots live to lapse; sometimes one point too many.
            spend(member, at, random.nextInt(8) == 0 ? spendable(member) + 1 : 1 + random.nextInt(60));
        }
        assertThat(at.balance(member.id()).number("redeemable")).as("seed %d at %s", seed, clock.instant()).isEqualTo(spendable(member));
    }

    private void spend(Member member, Shop at, long points) {
        boolean enough = points <= spendable(member);
        Instant now = bookingTime(member);
        Reply reply = at.redeem(member.id(), points);
        assertThat(reply.code()).as("seed %d at %s: %s", seed, clock.instant(), reply.body()).isEqualTo(enough ? "" : "points_insufficient");
        long left = enough ? points : 0;
        member.lots().sort(Comparator.comparing((Lot lot) -> lot.expiresAt).thenComparing(lot -> lot.earnedAt));
        for (Lot lot : member.lots()) {
            long part = lot.expiresAt.isAfter(now) ? Math.min(left, lot.remaining) : 0;
            lot.remaining -= part;
            left -= part;
        }
    }

    private long spendable(Member member) {
        Instant now = bookingTime(member);
        return member.lots().stream().filter(lot -> lot.expiresAt.isAfter(now)).mapToLong(lot -> lot.remaining).sum();
    }

    /** max(clock, her last booking): a clock that steps back does not bring points back. */
    private Instant bookingTime(Member member) {
        Instant last = database.jdbc().sql("select last_booked_at from ledger.account where member_id = ?").param(member.id())
                .query(Timestamp.class).single().toInstant();
        return last.isAfter(clock.instant()) ? last : clock.instant();
    }

    private void sweepSomehow() {
        switch (random.nextInt(5)) {
            case 0 -> { }
            case 1 -> sweep(shop);
            case 2 -> {
                sweep(shop);
                assertThat(sweep(other).body().path("failed").asInt(-1)).as("seed %d", seed).isZero();
            }
            case 3 -> {
                CompletableFuture<Reply> atTheSameTime = CompletableFuture.supplyAsync(() -> sweep(other));
                sweep(shop);
                atTheSameTime.join();
            }
            default -> {
                faults.plant(Fault.CONNECTION_LOST, 1 + random.nextInt(40));
                sweep(shop);
                faults.clear();
            }
        }
    }

    private static Reply sweep(Shop at) {
        return at.post("/jobs/sweep", "{}");
    }

    private long lapsesExpected() {
        Instant now = clock.instant();
        return members.stream().flatMap(member -> member.lots().stream()).filter(lot -> lot.remaining > 0 && !lot.expiresAt.isAfter(now)).count();
    }

    private List<Long> lapsedWrongly() {
        return database.jdbc().sql("""
                select l.id from ledger.lot l
                  left join (select d.member_id, d.lot_id, count(*) times, min(j.effective_at) at
                               from ledger.draw d join ledger.journal j on j.member_id = d.member_id and j.id = d.journal_id and j.reason = 'expire'
                              group by 1, 2) lapse on lapse.member_id = l.member_id and lapse.lot_id = l.id
                 where l.expires_at <= ? and l.remaining > 0 or lapse.times > 1 or lapse.at <> l.expires_at""")
                .param(Timestamp.from(clock.instant())).query((row, n) -> row.getLong(1)).list();
    }

    private long count(String sql) {
        return database.jdbc().sql(sql).query(Long.class).single();
    }
}
