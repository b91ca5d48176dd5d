package io.huiji.engine.programme;

import io.huiji.engine.programme.Programme.Activity;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Everything that is wrong with a programme: values out of range, unknown references, rules that can never apply. */
public final class PlanCheck {

    static final long MAXIMUM_POINTS = 1_000_000_000_000L;
    static final int MAXIMUM_DAYS = 3_660;

    private static final Pattern PROGRAMME_CODE = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int MAXIMUM_ACTIVITIES = 200;
    private static final int MAXIMUM_HOLD_MINUTES = 60 * 24 * 90;
    private static final int MAXIMUM_HOURS = 24 * 366;

    private final Programme programme;
    private final Problems problems = new Problems();

    /**
     * @param path where, e.g. {@code earning.rules[2].when.timeSlots[0].from}
     * @param code stable, e.g. {@code out_of_range}
     */
    public record Problem(String path, String code, String zh, String en) {}

    private PlanCheck(Programme programme) {
        this.programme = programme;
    }

    /** Empty: the programme can be compiled. In the order of the document. */
    public static List<Problem> problems(Programme programme) {
        PlanCheck check = new PlanCheck(programme);
        check.run();
        return check.problems.list();
    }

    private void run() {
        problems.code("code", programme.code(), PROGRAMME_CODE);
        problems.text("name", programme.name());
        zone();
        new EarningCheck(problems, programme.earning(), tierCodes(programme.tiers())).run();
        Tiers tiers = programme.tiers();
        if (tiers != null) {
            new TiersCheck(problems, tiers).run();
        }
        new ExpiryCheck(problems, programme.expiry(), programme.earning().pendingDays()).run();
        spending();
        problems.range("late.creditDays", programme.late().creditDays(), 0, MAXIMUM_DAYS);
        problems.range("late.eventDays", programme.late().eventDays(), 0, MAXIMUM_DAYS);
        activities();
    }

    private void zone() {
        try {
            if (!ZoneId.getAvailableZoneIds().contains(ZoneId.of(programme.zone()).getId())) {
                badZone();
            }
        } catch (DateTimeException _) {
            badZone();
        }
    }

    private void badZone() {
        problems.add("zone", "bad_zone", "不是有效的时区：" + programme.zone(), "not an IANA zone: " + programme.zone());
    }

    private static Set<String> tierCodes(@org.jspecify.annotations.Nullable Tiers tiers) {
        Set<String> codes = new HashSet<>();
        if (tiers != null) {
            tiers.ladder().forEach(tier -> codes.add(tier.code()));
        }
        return codes;
    }

    private void spending() {
        problems.range("redemption.minPoints", programme.redemption().minPoints(), 0, MAXIMUM_POINTS);
        problems.range("redemption.holdMinutes", programme.redemption().holdMinutes(), 1, MAXIMUM_HOLD_MINUTES);
        problems.range("redemption.graceDays", programme.redemption().graceDays(), 0, MAXIMUM_DAYS);
        Programme.Transfer transfer = programme.transfer();
        problems.range("transfer.coolingHours", transfer.coolingHours(), 0, MAXIMUM_HOURS);
        problems.range("transfer.maxPoints", transfer.maxPoints(), transfer.enabled() ? 1 : 0, MAXIMUM_POINTS);
        problems.range("transfer.maxPointsPerDay", transfer.maxPointsPerDay(), transfer.enabled() ? 1 : 0, MAXIMUM_POINTS);
        if (transfer.enabled() && transfer.maxPoints() > transfer.maxPointsPerDay()) {
            problems.add("transfer.maxPoints", "unreachable", "单次上限高于每日上限，永远用不到", "more at once than on a whole day: never reached");
        }
    }

    private void activities() {
        List<Activity> activities = programme.activities();
        problems.size("activities", activities, MAXIMUM_ACTIVITIES);
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < activities.size(); i++) {
            String path = "activities[" + i + "]";
            problems.newCode(path + ".code", activities.get(i).code(), codes);
            problems.text(path + ".name", activities.get(i).name());
            problems.range(path + ".points", activities.get(i).points(), 1, MAXIMUM_POINTS);
        }
    }
}
