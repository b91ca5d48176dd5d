package io.huiji.engine.explain;

import io.huiji.engine.programme.Earning.Effect;
import io.huiji.engine.programme.When;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Conditions and effects of a rule in English. */
final class EnglishConditions {

    private EnglishConditions() {}

    /** With a space at its beginning, or empty: always. */
    static String of(When when, Map<String, String> tiers) {
        List<String> parts = new ArrayList<>();
        listed(parts, "for", when.tiers().stream().map(tier -> tiers.getOrDefault(tier, tier)).toList());
        if (when.firstPurchase()) {
            parts.add("on the first purchase");
        }
        When.Visits visits = when.visits();
        if (visits != null) {
            parts.add("on every " + ordinal(visits.every()) + " purchase within " + visits.windowDays() + " days");
        }
        Long minFen = when.minFen();
        if (minFen != null) {
            parts.add("from " + Words.money(minFen));
        }
        listed(parts, "on category", when.categories());
        listed(parts, "on product", when.products());
        listed(parts, "except category", when.notCategories());
        listed(parts, "except product", when.notProducts());
        listed(parts, "at store", when.stores());
        listed(parts, "by", when.channels());
        When.Birthday birthday = when.birthday();
        if (birthday != null) {
            parts.add(birthday == When.Birthday.DAY ? "on your birthday" : "in the month of your birthday");
        }
        listed(parts, "every", when.weekdays().stream().map(day -> DayOfWeek.of(day).getDisplayName(TextStyle.FULL, Locale.ENGLISH)).toList());
        when.timeSlots().forEach(slot -> parts.add("from " + slot.from() + " to " + (slot.to().toNanoOfDay() == 0 ? "24:00" : slot.to().toString())));
        When.DateRange dates = when.dates();
        if (dates != null) {
            parts.add("from " + Words.enDay(dates.from()) + " to " + Words.enDay(dates.to()));
        }
        return parts.isEmpty() ? "" : " " + String.join(", ", parts);
    }

    static String effect(Effect effect) {
        String multiplier = effect.multiplier();
        if (multiplier != null) {
            return multiplier + "× points";
        }
        Long bonus = effect.bonus();
        if (bonus != null) {
            return Words.enPoints(bonus) + " extra";
        }
        var per = effect.bonusPer();
        return per == null ? "" : Words.enPoints(per.points()) + " extra for each full " + Words.money(per.perFen());
    }

    private static void listed(List<String> parts, String kind, List<String> names) {
        if (!names.isEmpty()) {
            parts.add(kind + " " + String.join(", ", names));
        }
    }

    private static String ordinal(int number) {
        int tens = number % 100;
        String ending = tens >= 11 && tens <= 13 ? "th" : switch (number % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
        return number + ending;
    }
}
