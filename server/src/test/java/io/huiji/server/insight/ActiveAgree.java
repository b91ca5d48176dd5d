package io.huiji.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Asked.Language;
import io.huiji.server.insight.model.Period;
import io.huiji.server.insight.model.Period.Granularity;
import io.huiji.server.insight.store.ActiveSql;
import io.huiji.server.insight.store.ActiveSql.Active;
import io.huiji.server.testing.TestServer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Members who bought, of any period cut in any way, beside those that are counted one by one from the receipts. */
final class ActiveAgree {

    private record Bought(long member, long storeId, LocalDate day) {}

    private final List<Bought> receipts;

    private ActiveAgree(List<Bought> receipts) {
        this.receipts = receipts;
    }

    static void check(TestServer server, long seed) {
        List<Bought> receipts = server.jdbc().sql("""
                select distinct d.member_id, d.store_id, (d.event_at at time zone s.zone)::date
                  from desk.decision d join store.store s on s.id = d.store_id where d.kind = 'purchase' and d.refusal is null""")
                .query((row, n) -> new Bought(row.getLong(1), row.getLong(2), row.getObject(3, LocalDate.class))).list();
        new ActiveAgree(receipts).compare(server.bean(ActiveSql.class), seed);
    }

    private void compare(ActiveSql active, long seed) {
        Random random = new Random(seed);
        TreeSet<LocalDate> days = receipts.stream().map(Bought::day).collect(Collectors.toCollection(TreeSet::new));
        List<Long> stores = receipts.stream().map(Bought::storeId).distinct().sorted().toList();
        int span = new Period(days.first(), days.last()).days();
        for (int round = 0; round < 120; round++) {
            LocalDate from = days.first().plusDays(random.nextInt(span + 10) - 5L);
            Period period = new Period(from, from.plusDays(random.nextInt(round % 2 == 0 ? 10 : span)));
            Set<Long> chosen = switch (random.nextInt(3)) {
                case 0 -> null;
                case 1 -> Set.of(stores.get(random.nextInt(stores.size())));
                default -> Set.copyOf(stores);
            };
            for (Granularity granularity : Granularity.values()) {
                Asked asked = new Asked(period, null, granularity, chosen, period.to(), Language.ZH);
                List<Period> slices = period.slices(granularity);
                assertThat(active.of(asked, slices)).as("%s %s", seed, asked).isEqualTo(slices.stream().map(slice -> told(slice, chosen)).toList());
            }
            Asked asked = new Asked(period, null, Granularity.DAY, chosen, period.to(), Language.ZH);
            assertThat(active.of(asked, period)).as("%s %s", seed, asked).isEqualTo(told(period, chosen));
            for (long store : stores) {
                long expected = chosen == null || chosen.contains(store) ? told(period, Set.of(store)).members() : 0;
                assertThat(active.byStore(asked).getOrDefault(store, 0L)).as("%s %s %s", seed, asked, store).isEqualTo(expected);
            }
        }
    }

    private Active told(Period period, @Nullable Set<Long> stores) {
        if (stores == null) {
            return told(period, receipts.stream());
        }
        return stores.stream().map(store -> told(period, receipts.stream().filter(one -> one.storeId() == store)))
                .reduce(new Active(0, 0, 0), (a, b) -> new Active(a.members() + b.members(), a.again() + b.again(), a.first() + b.first()));
    }

    private static Active told(Period period, Stream<Bought> among) {
        Map<Long, TreeSet<LocalDate>> daysOf = among.collect(Collectors.groupingBy(Bought::member, Collectors.mapping(Bought::day, Collectors.toCollection(TreeSet::new))));
        Collection<TreeSet<LocalDate>> all = daysOf.values();
        return new Active(count(all, days -> within(days, period) > 0), count(all, days -> within(days, period) > 1),
                count(all, days -> !days.first().isBefore(period.from()) && !days.first().isAfter(period.to())));
    }

    private static int within(TreeSet<LocalDate> days, Period period) {
        return days.subSet(period.from(), true, period.to(), true).size();
    }

    private static long count(Collection<TreeSet<LocalDate>> members, java.util.function.Predicate<TreeSet<LocalDate>> which) {
        return members.stream().filter(which).count();
    }
}
