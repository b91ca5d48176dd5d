package io.huiji.server.programme.model;

import io.huiji.engine.programme.PlanCheck;
import io.huiji.engine.programme.Programme;
import io.huiji.engine.programme.Programme.Activity;
import io.huiji.engine.programme.Programme.Late;
import io.huiji.engine.programme.Programme.Redemption;
import io.huiji.engine.programme.Programme.Refunds;
import io.huiji.engine.programme.Programme.Text;
import io.huiji.engine.programme.Programme.Transfer;
import io.huiji.server.platform.FieldError;
import io.huiji.server.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads the programme's document: camelCase fields, enum values in snake_case, everything but code, name and what a list entry is made of has a default.
 * Finds all mistakes of one document at once, each with its place ({@code earning.rules[2].effect.multiplier}).
 */
public final class ProgrammeReader {

    /** Mistakes of one value by itself. The others compare several, and one of them may be a stand-in for what could not be read. */
    private static final Set<String> OF_ONE_VALUE = Set.of("out_of_range", "bad_text", "bad_code", "bad_zone", "too_many");

    private ProgrammeReader() {}

    /** The document as read; {@link #programme()} is for those without problems. */
    public record Reading(Programme draft, List<FieldError> problems) {

        /** @throws Problem {@code invalid_field} with all problems */
        public Programme programme() {
            if (!problems.isEmpty()) {
                throw Problem.invalid(problems);
            }
            return draft;
        }
    }

    public static Reading read(String document) {
        return read(document.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Problem {@code malformed_json} with line and column, when it is not JSON at all */
    public static Reading read(byte[] document) {
        return read(DocumentJson.parse(document));
    }

    /** A document that was parsed elsewhere; decimals must not have become {@code double} there. */
    public static Reading read(JsonNode document) {
        Errors errors = new Errors();
        Programme draft = Place.read(errors, "", document, ProgrammeReader::programme);
        List<FieldError> unreadable = errors.list();
        List<FieldError> problems = new ArrayList<>(unreadable);
        for (PlanCheck.Problem found : PlanCheck.problems(draft)) {
            if (unreadable.isEmpty() || (OF_ONE_VALUE.contains(found.code()) && unreadable.stream().noneMatch(error -> concerns(error, found.path())))) {
                problems.add(new FieldError(found.path(), found.code(), found.zh(), found.en()));
            }
        }
        return new Reading(draft, List.copyOf(problems));
    }

    /** Whether one place is the other or within it; a document that is no object at all concerns everything. */
    private static boolean concerns(FieldError error, String path) {
        if (error.field().equals(Place.WHOLE) && error.code().equals("wrong_type")) {
            return true;
        }
        String shorter = error.field().length() < path.length() ? error.field() : path;
        String longer = error.field().length() < path.length() ? path : error.field();
        return longer.equals(shorter) || longer.startsWith(shorter + ".") || longer.startsWith(shorter + "[");
    }

    private static Programme programme(Place place) {
        return new Programme(
                place.text("code"),
                place.requiredObject("name", ProgrammeReader::text),
                place.has("zone") ? place.text("zone") : "Asia/Shanghai",
                place.object("earning", EarningReader::earning),
                place.objectOrNull("tiers", LifeReader::tiers),
                place.object("expiry", LifeReader::expiry),
                place.object("redemption", ProgrammeReader::redemption),
                place.object("transfer", ProgrammeReader::transfer),
                place.object("refunds", refunds -> new Refunds(refunds.flag("giveBackStep", true))),
                place.object("late", late -> new Late(late.number("creditDays", 30), late.number("eventDays", 0))),
                place.objects("activities", ProgrammeReader::activity));
    }

    static Text text(Place place) {
        return new Text(place.text("zh"), place.textOrNull("en"));
    }

    private static Redemption redemption(Place place) {
        return new Redemption(place.points("minPoints", 1), place.number("holdMinutes", 15), place.number("graceDays", 0));
    }

    private static Transfer transfer(Place place) {
        return new Transfer(place.flag("enabled", false), place.points("maxPoints", 0), place.points("maxPointsPerDay", 0), place.number("coolingHours", 0));
    }

    private static Activity activity(Place place) {
        return new Activity(place.text("code"), place.requiredObject("name", ProgrammeReader::text), place.points("points"));
    }
}
