package io.huiji.engine.earn;

import io.huiji.engine.programme.Earning;
import io.huiji.engine.programme.Earning.Per;
import io.huiji.engine.programme.Programme;
import io.huiji.engine.programme.Tiers;
import io.huiji.engine.time.Zones;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The earning part of a programme, ready to rate receipts: rules in the order in which they are tried, everything looked up once. */
public final class EarnPlan {

    private static final int WEEK_DAYS = 7;
    private static final int MONTH_DAYS = 31;

    final ZoneId zone;
    final Earning.Base base;
    final Ratio pointsPerFen;
    final Earning.Stacking stacking;
    final EarnRule[] rules;
    final int groups;
    final EarnCap[] caps;
    final String[] budgets;
    final List<Earning.Budget> budgetTerms;
    final Set<String> excludedStores;
    final Set<String> excludedChannels;
    final Set<String> excludedCategories;
    final Set<String> excludedProducts;
    final int pendingDays;
    final int eventDays;
    final boolean asksBirthday;

    private EarnPlan(Programme programme) {
        Earning earning = programme.earning();
        zone = Zones.of(programme.zone());
        base = earning.base();
        pointsPerFen = Ratio.of(base.points(), base.perFen());
        stacking = earning.stacking();
        budgetTerms = earning.budgets();
        budgets = budgetTerms.stream().map(Earning.Budget::code).toArray(String[]::new);
        List<String> groupCodes = new ArrayList<>();
        rules = rules(earning, tierIndexes(programme.tiers()), groupCodes);
        groups = groupCodes.size();
        caps = caps(earning, rules);
        excludedStores = Set.copyOf(earning.excluded().stores());
        excludedChannels = Set.copyOf(earning.excluded().channels());
        excludedCategories = Set.copyOf(earning.excluded().categories());
        excludedProducts = Set.copyOf(earning.excluded().products());
        pendingDays = earning.pendingDays();
        eventDays = programme.late().eventDays();
        boolean birthdays = false;
        for (EarnRule rule : rules) {
            birthdays |= rule.birthday != null;
        }
        asksBirthday = birthdays;
    }

    public static EarnPlan of(Programme programme) {
        return new EarnPlan(programme);
    }

    /** With carry-over: the points of a running total of weighted fen. */
    long pointsOf(long fen) {
        return pointsPerFen.times(fen).round(base.rounding());
    }

    /** Calendar days before the event's day that a rating looks at. */
    public int windowDays() {
        int days = 0;
        for (EarnRule rule : rules) {
            days = Math.max(days, rule.visitsWindowDays);
        }
        for (EarnCap cap : caps) {
            days = Math.max(days, cap.cap.per() == Per.MONTH ? MONTH_DAYS : cap.cap.per() == Per.WEEK ? WEEK_DAYS : 1);
        }
        return days;
    }

    private static EarnRule[] rules(Earning earning, Map<String, Integer> tiers, List<String> groups) {
        List<Earning.Rule> ordered = new ArrayList<>(earning.rules());
        ordered.sort(Comparator.comparingInt(Earning.Rule::priority).reversed().thenComparing(Earning.Rule::code));
        List<String> budgets = earning.budgets().stream().map(Earning.Budget::code).toList();
        EarnRule[] rules = new EarnRule[ordered.size()];
        for (int i = 0; i < rules.length; i++) {
            Earning.Rule rule = ordered.get(i);
            String group = rule.group();
            if (group != null && !groups.contains(group)) {
                groups.add(group);
            }
            String budget = rule.budget();
            rules[i] = new EarnRule(rule, tiers, group == null ? EarnRule.NONE : groups.indexOf(group),
                    budget == null ? EarnRule.NONE : budgets.indexOf(budget));
        }
        return rules;
    }

    private static EarnCap[] caps(Earning earning, EarnRule[] rules) {
        EarnCap[] caps = new EarnCap[earning.caps().size()];
        for (int i = 0; i < caps.length; i++) {
            Earning.Cap cap = earning.caps().get(i);
            caps[i] = new EarnCap(cap, position(rules, cap.rule()));
        }
        return caps;
    }

    private static int position(EarnRule[] rules, @Nullable String code) {
        for (int i = 0; code != null && i < rules.length; i++) {
            if (rules[i].rule.code().equals(code)) {
                return i;
            }
        }
        return EarnRule.NONE;
    }

    private static Map<String, Integer> tierIndexes(@Nullable Tiers tiers) {
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 0; tiers != null && i < tiers.ladder().size(); i++) {
            indexes.put(tiers.ladder().get(i).code(), i);
        }
        return indexes;
    }
}
