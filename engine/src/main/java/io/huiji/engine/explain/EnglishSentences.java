package io.huiji.engine.explain;

import static io.huiji.engine.explain.Words.enPoints;
import static io.huiji.engine.explain.Words.money;
import static io.huiji.engine.explain.Words.number;
import static io.huiji.engine.explain.Words.word;

import io.huiji.engine.decision.Step;
import java.time.LocalDate;

/** The English sentences. */
final class EnglishSentences {

    private EnglishSentences() {}

    static String of(Step step) {
        String name = Words.en(step.name());
        String points = enPoints(step.points());
        return switch (step.code()) {
            case BASE -> money(step, "amount_fen") + " at " + enPoints(number(step, "points")) + " for every " + money(step, "per_fen") + ": " + points + ".";
            case MULTIPLIER -> name + ": ×" + word(step, "times") + ", " + enPoints(Math.abs(step.points())) + (step.points() < 0 ? " fewer." : " more.");
            case BONUS -> name + ": " + bonus(step);
            case ROUNDING -> "Together " + word(step, "exact") + " points, rounded " + rounding(step) + " to " + step.points() + ".";
            case CARRY_OVER -> money(step, "before_fen") + " carried over, " + money(step, "weighted_fen") + " added"
                    + (number(step, "cut_fen") > 0 ? " but " + money(step, "cut_fen") + " above a limit" : "") + ", " + money(step, "after_fen")
                    + " in all: " + points + ".";
            case PENDING -> points + " can be spent from " + on(step) + ".";
            case RULE_NOT_TIER -> name + ": not for your tier.";
            case RULE_NOT_CATEGORY -> name + ": nothing in this purchase takes part.";
            case RULE_NOT_STORE -> name + ": this store does not take part.";
            case RULE_NOT_CHANNEL -> name + ": this way of buying does not take part.";
            case RULE_NOT_TODAY -> name + ": not on this day of the week.";
            case RULE_NOT_NOW -> name + ": not at this time of day.";
            case RULE_NOT_DATE -> name + ": not on this date.";
            case RULE_NOT_BIRTHDAY -> name + ": only around your birthday.";
            case RULE_AMOUNT_SHORT -> name + ": " + money(step, "short_by_fen") + " more would have been needed.";
            case RULE_VISITS_SHORT -> name + ": " + visits(number(step, "short_by")) + " to go.";
            case RULE_NOT_FIRST -> name + ": only for the first purchase.";
            case RULE_EXCLUDED_BY_GROUP -> name + ": cannot be combined with an offer that already applied.";
            case RULE_NOT_BEST -> name + ": a higher multiplier applied instead.";
            case LINE_EXCLUDED -> "Line " + number(step, "line") + ", " + money(step, "amount_fen") + ": " + excluded(step) + ".";
            case CAP_REACHED -> (name.isEmpty() ? "" : name + ": ") + "the limit of " + enPoints(number(step, "cap")) + " a " + word(step, "per")
                    + " is reached, " + enPoints(number(step, "cut")) + " fewer.";
            case BUDGET_REACHED -> name + ": the budget is used up, " + enPoints(number(step, "cut")) + " fewer.";
            case TIER_UP -> "Up from " + word(step, "from_en") + " to " + name + ", from the next purchase on.";
            case TIER_DOWN -> "The tier went from " + word(step, "from_en") + " to " + name + ".";
            case DEBT_REPAID -> points + " paid what was owed; still owed: " + number(step, "debt_left") + ".";
            case DEBT_MADE -> points + " could not be taken back and are owed; owed in all: " + number(step, "debt") + ".";
            case CLAW_BACK -> "Refund of " + money(step, "amount_fen") + (step.points() > 0 ? " gives back " : " takes back ")
                    + enPoints(Math.abs(step.points())) + "; " + kept(step);
            case LOT_DRAWN -> points + " taken (" + life(step) + ").";
            case LOT_RESTORED -> points + " given back (" + life(step) + ").";
            case LOT_LAPSED -> points + " lapsed (" + life(step) + ").";
            case LOT_ACTIVATED -> points + " can now be spent.";
            case OLD_BALANCE -> "Balance brought over from the old system: " + points + (step.words().containsKey("remark") ? " (" + word(step, "remark") + ")." : ".");
            case OLD_BALANCE_UNDONE -> "The balance brought over from the old system was taken back: " + enPoints(Math.abs(step.points())) + ".";
            case ADJUSTED -> enPoints(Math.abs(step.points())) + (step.points() > 0 ? " added" : " taken") + " by hand, because: " + word(step, "reason") + ".";
            case FORFEITED -> "The account was closed; " + enPoints(Math.abs(step.points())) + " went back to the house.";
            case HOLD_EXPIRED -> "The reservation of " + points + " was not confirmed in time and was released.";
            case MERGED_AWAY -> "Merged into member " + number(step, "member") + " as one person; " + points + " went along" + (number(step, "debt") > 0 ? ", and a debt of " + number(step, "debt") : "") + ".";
            case MERGED_HERE -> "Member " + number(step, "member") + " was merged into this one as one person; " + points + " came along with their own life.";
            case PARTED -> "The merge was undone; " + points + " went back to member " + number(step, "member") + (number(step, "debt") > 0 ? ", and a debt of " + number(step, "debt") : "") + ".";
            case RETURNED -> "The merge was undone; " + points + " came back from member " + number(step, "member") + " into the lots they were.";
            case DEBT_MOVED -> "A debt of " + points + " came along; owed in all: " + number(step, "debt") + ".";
            case DEBT_UNPAID -> "A debt of " + points + " that was paid at the merge is owed again, and the points that paid it are back in their lots.";
        };
    }

    private static String bonus(Step step) {
        String given = enPoints(step.points());
        return step.numbers().containsKey("per_fen")
                ? enPoints(number(step, "points")) + " for each full " + money(step, "per_fen") + ", " + given + " in all."
                : given + " as a bonus.";
    }

    private static String kept(Step step) {
        return step.numbers().containsKey("total_after_fen")
                ? "the running total goes from " + money(step, "total_before_fen") + " to " + money(step, "total_after_fen") + "."
                : "this purchase keeps " + enPoints(number(step, "after_points")) + ".";
    }

    private static String rounding(Step step) {
        String by = word(step, "by").equals("line") ? " line by line" : "";
        return switch (word(step, "rounding")) {
            case "half_up" -> "half up" + by;
            case "ceiling" -> "up" + by;
            default -> "down" + by;
        };
    }

    private static String excluded(Step step) {
        return switch (word(step, "by")) {
            case "store" -> "this store earns no points";
            case "channel" -> "this way of buying earns no points";
            case "product" -> "the product earns no points";
            default -> "the category earns no points";
        };
    }

    private static String visits(long visits) {
        return visits == 1 ? "1 more purchase" : visits + " more purchases";
    }

    private static String life(Step step) {
        LocalDate day = Words.day(step, "expires_on");
        return day == null ? "never lapses" : "life ends at the start of " + Words.enDay(day);
    }

    private static String on(Step step) {
        LocalDate day = Words.day(step, "active_on");
        return day == null ? "later" : Words.enDay(day);
    }
}
