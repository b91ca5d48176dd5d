package io.huiji.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.demo.Happening.Refund;
import io.huiji.server.demo.Happening.Sale;
import io.huiji.server.demo.Happening.Spend;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** What is made up, before anything is carried out. */
class DemoDaysTests {

    private static final Instant EVENING = Instant.parse("2026-11-27T12:30:00Z");
    private static final Instant NOON = Instant.parse("2026-11-27T04:30:00Z");
    private static final DemoPlan CHAIN = new DemoPlan(20_261_123, DemoSize.CHAIN, EVENING);
    private static final List<Happening> YEAR = happenings(CHAIN);

    private static List<Happening> happenings(DemoPlan plan) {
        DemoSeed seed = DemoSeed.read(plan.size());
        DemoDays days = new DemoDays(plan, seed, DemoPeople.of(plan, seed));
        List<Happening> all = new ArrayList<>();
        while (days.hasNext()) {
            all.addAll(days.next().happenings());
        }
        return all;
    }

    private static List<Sale> sales(List<Happening> happenings) {
        return happenings.stream().filter(Sale.class::isInstance).map(Sale.class::cast).toList();
    }

    private static LocalDate day(Sale sale) {
        return sale.at().atZone(DemoPlan.ZONE).toLocalDate();
    }

    @Test
    void the_whole_chain_is_the_default() {
        MockEnvironment environment = new MockEnvironment().withProperty("huiji.demo", "true");
        assertThat(DemoSettings.of(environment)).isEqualTo(new DemoSettings(20_261_123, DemoSize.CHAIN));
        environment.withProperty("huiji.demo.size", "small").withProperty("huiji.demo.seed", "7");
        assertThat(DemoSettings.of(environment)).isEqualTo(new DemoSettings(7, DemoSize.SMALL));
    }

    @Test
    void the_same_seed_gives_the_same_chain_and_another_gives_another() {
        DemoPlan small = new DemoPlan(7, DemoSize.SMALL, EVENING);
        assertThat(happenings(small)).isNotEmpty().isEqualTo(happenings(new DemoPlan(7, DemoSize.SMALL, EVENING)))
                .isNotEqualTo(happenings(new DemoPlan(8, DemoSize.SMALL, EVENING)));
        DemoSeed seed = DemoSeed.read(DemoSize.SMALL);
        assertThat(DemoPeople.of(small, seed)).isEqualTo(DemoPeople.of(small, seed)).hasSizeBetween(DemoSize.SMALL.members(), DemoSize.SMALL.members() + 5);
    }

    @Test
    void the_hour_of_the_day_only_cuts_the_last_day_short() {
        List<Happening> untilNoon = happenings(new DemoPlan(7, DemoSize.SMALL, NOON));
        List<Happening> untilEvening = happenings(new DemoPlan(7, DemoSize.SMALL, EVENING));
        assertThat(untilEvening.subList(0, untilNoon.size())).isEqualTo(untilNoon);
        assertThat(untilNoon).allMatch(one -> !one.at().isAfter(NOON));
        assertThat(untilEvening.size()).isGreaterThan(untilNoon.size());
    }

    @Test
    void at_least_300_000_members_receipts_of_one_to_four_lines_end_today() {
        List<Sale> ofMembers = sales(YEAR).stream().filter(sale -> sale.person() != Happening.NOBODY).toList();
        assertThat(ofMembers).hasSizeBetween(300_000, 400_000).allMatch(sale -> !sale.lines().isEmpty() && sale.lines().size() <= 4);
        assertThat(ofMembers.stream().filter(sale -> day(sale).isAfter(LocalDate.of(2025, 11, 27)))).hasSizeGreaterThan(270_000);
        assertThat(ofMembers.stream().map(DemoDaysTests::day).distinct()).hasSize(423).contains(LocalDate.of(2025, 10, 1), LocalDate.of(2026, 11, 27));
        assertThat(ofMembers.stream().map(Sale::person).distinct().count()).isGreaterThan(19_500);
        Set<String> numbers = new HashSet<>();
        assertThat(sales(YEAR)).allMatch(sale -> numbers.add(sale.store() + "/" + sale.number()));
    }

    @Test
    void summers_weekends_and_afternoons_are_busy_and_the_chain_grows() {
        Map<LocalDate, Long> byDay = sales(YEAR).stream().collect(Collectors.groupingBy(DemoDaysTests::day, Collectors.counting()));
        assertThat(mean(byDay, LocalDate.of(2026, 7, 1), 31)).isGreaterThan(1.3 * mean(byDay, LocalDate.of(2026, 3, 1), 31));
        assertThat(mean(byDay, LocalDate.of(2026, 10, 8), 24)).isGreaterThan(1.8 * mean(byDay, LocalDate.of(2025, 10, 8), 24));
        assertThat(byDay.get(LocalDate.of(2026, 6, 27))).as("a Saturday").isGreaterThan((long) (1.2 * byDay.get(LocalDate.of(2026, 6, 25))));
        assertThat(byDay.get(LocalDate.of(2026, 2, 17))).as("spring festival").isLessThan((long) (0.6 * byDay.get(LocalDate.of(2026, 2, 12))));
        Map<Integer, Long> byHour = sales(YEAR).stream().collect(Collectors.groupingBy(sale -> sale.at().atZone(DemoPlan.ZONE).getHour(), Collectors.counting()));
        assertThat(byHour.get(15)).isGreaterThan(2 * byHour.get(10)).isGreaterThan(50 * byHour.get(3));
    }

    private static double mean(Map<LocalDate, Long> byDay, LocalDate from, int days) {
        return from.datesUntil(from.plusDays(days)).mapToLong(day -> byDay.getOrDefault(day, 0L)).average().orElseThrow();
    }

    @Test
    void points_are_spent_receipts_come_back_and_nobodys_receipts_are_credited_late() {
        long sales = sales(YEAR).size();
        assertThat(YEAR.stream().filter(Spend.class::isInstance)).hasSizeGreaterThan(8_000);
        assertThat(YEAR.stream().filter(Refund.class::isInstance).count()).isBetween(sales / 100, sales / 30);
        assertThat(YEAR.stream().filter(Happening.LateCredit.class::isInstance)).hasSizeGreaterThan(300);
        assertThat(YEAR.stream().filter(Happening.Complain.class::isInstance)).hasSizeBetween(20, 200);
    }
}
