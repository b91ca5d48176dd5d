package io.huiji.server.insight.report;

import io.huiji.engine.programme.Programme;
import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Table;
import io.huiji.server.insight.model.Table.Column;
import io.huiji.server.insight.model.Table.Unit;
import io.huiji.server.insight.store.PlaceSql;
import io.huiji.server.insight.store.PlaceSql.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Columns that several reports have, and how stores are named in them. */
final class Slices {

    static final Column FROM = Table.column("from", Unit.DATE, "从", "From");
    static final Column TO = Table.column("to", Unit.DATE, "至", "To");
    static final Column STORE = Table.column("store", Unit.TEXT, "门店代码", "Store code");
    static final Column NAME = Table.column("name", Unit.TEXT, "门店", "Store");
    static final Column KIND = Table.column("kind", Unit.TEXT, "性质", "Kind");

    private Slices() {}

    /** Stores that are asked for, by code. */
    static List<Place> places(PlaceSql places, Asked asked) {
        List<Place> wanted = new ArrayList<>(places.all().values());
        wanted.removeIf(place -> asked.stores() != null && !asked.stores().contains(place.id()));
        return wanted;
    }

    static String kind(Place place, Asked asked) {
        return asked.english() ? (place.franchise() ? "franchise" : "own") : (place.franchise() ? "加盟" : "直营");
    }

    static String code(Map<Long, Place> places, long storeId) {
        Place place = places.get(storeId);
        return place == null ? "" : place.code();
    }

    static String name(Map<Long, Place> places, long storeId, Asked asked) {
        Place place = places.get(storeId);
        return place != null ? place.name() : asked.english() ? "no store" : "不属于门店";
    }

    static String of(Programme.Text text, Asked asked) {
        String en = text.en();
        return asked.english() && en != null ? en : text.zh();
    }
}
