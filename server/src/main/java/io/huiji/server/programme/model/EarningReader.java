package io.huiji.server.programme.model;

import io.huiji.engine.programme.Earning;
import io.huiji.engine.programme.Earning.Base;
import io.huiji.engine.programme.Earning.Budget;
import io.huiji.engine.programme.Earning.Cap;
import io.huiji.engine.programme.Earning.Counts;
import io.huiji.engine.programme.Earning.Effect;
import io.huiji.engine.programme.Earning.Excluded;
import io.huiji.engine.programme.Earning.Per;
import io.huiji.engine.programme.Earning.RoundBy;
import io.huiji.engine.programme.Earning.Rounding;
import io.huiji.engine.programme.Earning.Rule;
import io.huiji.engine.programme.Earning.Stacking;
import io.huiji.engine.programme.Earning.Step;
import io.huiji.engine.programme.When;
import io.huiji.engine.programme.When.Birthday;
import io.huiji.engine.programme.When.DateRange;
import io.huiji.engine.programme.When.TimeSlot;
import io.huiji.engine.programme.When.Visits;
import java.time.LocalDate;

/** The earning part. */
final class EarningReader {

    private EarningReader() {}

    static Earning earning(Place place) {
        return new Earning(
                place.object("base", EarningReader::base),
                place.choice("stacking", Stacking.MULTIPLY),
                place.objects("rules", EarningReader::rule),
                place.object("excluded", EarningReader::excluded),
                place.objects("caps", EarningReader::cap),
                place.objects("budgets", EarningReader::budget),
                place.number("pendingDays", 0));
    }

    private static Base base(Place place) {
        return new Base(
                place.points("points", 1),
                place.points("perFen", 100),
                place.choice("rounding", Rounding.FLOOR),
                place.choice("roundBy", RoundBy.RECEIPT),
                place.flag("carryOver", false));
    }

    private static Rule rule(Place place) {
        return new Rule(
                place.text("code"),
                place.requiredObject("name", ProgrammeReader::text),
                place.number("priority", 0),
                place.textOrNull("group"),
                place.object("when", EarningReader::when),
                place.requiredObject("effect", EarningReader::effect),
                place.textOrNull("budget"));
    }

    private static Effect effect(Place place) {
        return new Effect(place.decimalOrNull("multiplier"), place.pointsOrNull("bonus"),
                place.objectOrNull("bonusPer", step -> new Step(step.points("points"), step.points("perFen"))));
    }

    private static When when(Place place) {
        return new When(
                place.texts("tiers"),
                place.texts("categories"),
                place.texts("products"),
                place.texts("notCategories"),
                place.texts("notProducts"),
                place.texts("stores"),
                place.texts("channels"),
                place.numbers("weekdays"),
                place.objects("timeSlots", slot -> new TimeSlot(slot.time("from"), slot.time("to"))),
                place.objectOrNull("dates", EarningReader::dates),
                place.choiceOrNull("birthday", Birthday.class),
                place.pointsOrNull("minFen"),
                place.objectOrNull("visits", visits -> new Visits(visits.number("every"), visits.number("windowDays"))),
                place.flag("firstPurchase", false));
    }

    private static DateRange dates(Place place) {
        return new DateRange(place.date("from", LocalDate.MIN), place.date("to", LocalDate.MAX));
    }

    private static Excluded excluded(Place place) {
        return new Excluded(place.texts("categories"), place.texts("products"), place.texts("stores"), place.texts("channels"));
    }

    private static Cap cap(Place place) {
        return new Cap(
                place.text("code"),
                place.requiredObject("name", ProgrammeReader::text),
                place.choice("per", Per.class),
                place.points("points"),
                place.choice("counts", Counts.GRANTED),
                place.textOrNull("rule"),
                place.texts("stores"));
    }

    private static Budget budget(Place place) {
        return new Budget(place.text("code"), place.requiredObject("name", ProgrammeReader::text), place.points("points"));
    }
}
