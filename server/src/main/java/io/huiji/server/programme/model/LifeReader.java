package io.huiji.server.programme.model;

import io.huiji.engine.programme.Expiry;
import io.huiji.engine.programme.Tiers;
import io.huiji.engine.programme.Tiers.Downgrade;
import io.huiji.engine.programme.Tiers.Measure;
import io.huiji.engine.programme.Tiers.Tier;
import io.huiji.engine.programme.Tiers.Window;
import java.util.List;

/** The ladder, and how long points live. Only the fields that the chosen kind uses are known: a number without effect would mislead. */
final class LifeReader {

    private LifeReader() {}

    static Tiers tiers(Place place) {
        place.require("ladder");
        return new Tiers(
                place.objects("ladder", LifeReader::tier),
                place.choice("measure", Measure.SPEND),
                place.requiredObject("window", LifeReader::window),
                place.object("downgrade", LifeReader::downgrade),
                place.number("downgradeHour", 0));
    }

    private static Tier tier(Place place) {
        return new Tier(place.text("code"), place.requiredObject("name", ProgrammeReader::text), place.points("threshold", 0));
    }

    private static Window window(Place place) {
        Window.Kind kind = place.choice("kind", Window.Kind.class);
        return new Window(kind, kind == Window.Kind.ROLLING ? place.number("days") : 0);
    }

    private static Downgrade downgrade(Place place) {
        return new Downgrade(place.number("inactivityDays", 0), place.number("holdingDays", 0), place.choice("to", Downgrade.To.BASE));
    }

    static Expiry expiry(Place place) {
        Expiry.Kind kind = place.choice("kind", Expiry.Kind.NONE);
        return switch (kind) {
            case NONE -> new Expiry(kind, 0, 0, List.of());
            case MONTHS -> new Expiry(kind, place.number("months"), 0, List.of());
            case YEARLY -> new Expiry(kind, 0, place.number("yearsLater", 0), List.of());
            case GRADED -> {
                place.require("parts");
                yield new Expiry(kind, 0, 0, place.objects("parts", part -> new Expiry.Part(part.number("months"), part.number("percent"))));
            }
        };
    }
}
