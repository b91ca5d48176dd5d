package io.huiji.server.insight;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Period;
import io.huiji.server.insight.model.Ratio;
import io.huiji.server.insight.model.Sums;
import io.huiji.server.insight.model.Table.Unit;
import io.huiji.server.insight.store.ActiveSql;
import io.huiji.server.insight.store.ActiveSql.Active;
import io.huiji.server.insight.store.JoinedSql;
import io.huiji.server.insight.store.MembersSql;
import io.huiji.server.insight.store.MembersSql.Expiring;
import io.huiji.server.insight.store.PlaceSql;
import io.huiji.server.insight.store.PlaceSql.Place;
import io.huiji.server.insight.store.SumsSql;
import io.huiji.server.insight.store.UnnamedSql;
import io.huiji.server.insight.store.UnnamedSql.Unnamed;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The overview: the figures of a period beside those of another, its course, its stores. Within a {@link Reading}. */
@Component
public class Insight {

    private final SumsSql sums;
    private final ActiveSql active;
    private final JoinedSql joined;
    private final UnnamedSql unnamed;
    private final MembersSql members;
    private final PlaceSql places;

    Insight(SumsSql sums, ActiveSql active, JoinedSql joined, UnnamedSql unnamed, MembersSql members, PlaceSql places) {
        this.sums = sums;
        this.active = active;
        this.joined = joined;
        this.unnamed = unnamed;
        this.members = members;
        this.places = places;
    }

    /**
     * A headline figure.
     *
     * @param value {@code null}: there is none, e.g. a share of nothing
     * @param before of the period that is compared with; {@code null}: nothing is, or there was none
     */
    public record Tile(String name, Unit unit, @Nullable Long value, @Nullable Long before) {}

    /** A day, week or month; what happened in it. */
    public record Slice(LocalDate from, LocalDate to, long issued, long clawedBack, long redeemed, long expired, long salesFen, long receipts,
            long activeMembers, long newMembers) {}

    /** @param salesBefore of the period that is compared with */
    public record StoreRow(String code, String name, boolean franchise, long salesFen, @Nullable Long salesBefore, long receipts, long issued, long redeemed,
            long activeMembers) {}

    public record Overview(List<Tile> tiles, List<Slice> slices, List<StoreRow> stores, boolean empty) {}

    public Overview overview(Asked asked, ZoneId zone) {
        Figures now = figures(asked, zone);
        Figures before = asked.compared() == null ? null : figures(asked.during(asked.compared()), zone);
        return new Overview(tiles(now, before, asked), slices(asked, now), stores(asked, now, before), sums.empty());
    }

    /** What is told of one period. */
    private record Figures(Map<Long, Sums> stores, Sums sums, Active active, Map<LocalDate, Long> joined, Unnamed unnamed) {
        long joinedAll() {
            return joined.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private Figures figures(Asked asked, ZoneId zone) {
        Map<Long, Sums> stores = sums.stores(asked);
        return new Figures(stores, stores.values().stream().reduce(Sums.NONE, Sums::plus), active.of(asked, asked.period()), joined.slices(asked, zone),
                unnamed.of(asked, zone));
    }

    private List<Tile> tiles(Figures now, @Nullable Figures before, Asked asked) {
        List<Tile> tiles = new ArrayList<>();
        tiles.add(tile("issued", Unit.POINTS, now, before, figures -> figures.sums().netIssued()));
        tiles.add(tile("redeemed", Unit.POINTS, now, before, figures -> figures.sums().netRedeemed()));
        tiles.add(tile("expired", Unit.POINTS, now, before, figures -> figures.sums().expired()));
        tiles.add(new Tile("outstanding", Unit.POINTS, outstanding(asked), null));
        tiles.add(tile("sales", Unit.FEN, now, before, figures -> figures.sums().netFen()));
        tiles.add(tile("receipts", Unit.COUNT, now, before, figures -> figures.sums().receipts()));
        tiles.add(tile("ticket", Unit.FEN, now, before, figures -> Ratio.each(figures.sums().salesFen(), figures.sums().receipts())));
        tiles.add(tile("participation", Unit.SHARE, now, before,
                figures -> Ratio.of(figures.sums().salesFen(), figures.sums().salesFen() + figures.unnamed().salesFen())));
        tiles.add(tile("active", Unit.COUNT, now, before, figures -> figures.active().members()));
        tiles.add(tile("joined", Unit.COUNT, now, before, Figures::joinedAll));
        tiles.add(tile("repurchase", Unit.SHARE, now, before, figures -> Ratio.of(figures.active().again(), figures.active().members())));
        tiles.add(tile("burn", Unit.SHARE, now, before, figures -> Ratio.of(figures.sums().netRedeemed(), figures.sums().netIssued())));
        return tiles;
    }

    private interface Of {
        @Nullable Long figure(Figures figures);
    }

    private static Tile tile(String name, Unit unit, Figures now, @Nullable Figures before, Of of) {
        return new Tile(name, unit, of.figure(now), before == null ? null : of.figure(before));
    }

    /** Of the chain what members hold, by the books as far as they are summed; of stores what they issued and is still open, by the last picture. */
    private long outstanding(Asked asked) {
        return asked.stores() == null ? sums.outstanding() : members.outstanding(asked).stream().mapToLong(Expiring::points).sum();
    }

    private List<Slice> slices(Asked asked, Figures now) {
        List<Period> periods = asked.period().slices(asked.granularity());
        List<Active> actives = active.of(asked, periods);
        Map<LocalDate, Sums> course = sums.slices(asked);
        List<Slice> slices = new ArrayList<>(periods.size());
        for (int i = 0; i < periods.size(); i++) {
            Period period = periods.get(i);
            Sums sum = course.getOrDefault(period.from(), Sums.NONE);
            slices.add(new Slice(period.from(), period.to(), sum.issued(), sum.clawedBack(), sum.netRedeemed(), sum.expired(), sum.netFen(), sum.receipts(),
                    actives.get(i).members(), now.joined().getOrDefault(period.from(), 0L)));
        }
        return slices;
    }

    private List<StoreRow> stores(Asked asked, Figures now, @Nullable Figures before) {
        Map<Long, Long> actives = active.byStore(asked);
        List<StoreRow> rows = new ArrayList<>();
        for (Place place : places.all().values()) {
            if (asked.stores() == null || asked.stores().contains(place.id())) {
                Sums sum = now.stores().getOrDefault(place.id(), Sums.NONE);
                Long salesBefore = before == null ? null : before.stores().getOrDefault(place.id(), Sums.NONE).netFen();
                rows.add(new StoreRow(place.code(), place.name(), place.franchise(), sum.netFen(), salesBefore, sum.receipts(), sum.issued(), sum.netRedeemed(),
                        actives.getOrDefault(place.id(), 0L)));
            }
        }
        rows.sort(Comparator.comparingLong(StoreRow::salesFen).reversed());
        return rows;
    }
}
