package io.huiji.engine;

import io.huiji.engine.programme.Earning;
import io.huiji.engine.programme.Earning.Budget;
import io.huiji.engine.programme.Earning.Cap;
import io.huiji.engine.programme.Earning.Effect;
import io.huiji.engine.programme.Earning.Rule;
import io.huiji.engine.programme.Earning.Stacking;
import io.huiji.engine.programme.Expiry;
import io.huiji.engine.programme.Plan;
import io.huiji.engine.programme.Programme;
import io.huiji.engine.programme.Programme.Activity;
import io.huiji.engine.programme.Programme.Text;
import io.huiji.engine.programme.Tiers;
import io.huiji.engine.programme.Tiers.Downgrade;
import io.huiji.engine.programme.Tiers.Tier;
import io.huiji.engine.programme.Tiers.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A programme in the making: 1 point per whole yuan, floor, Shanghai, nothing else. */
public final class Programmes {

    public Earning.Base base = new Earning.Base(1, 100, Earning.Rounding.FLOOR, Earning.RoundBy.RECEIPT, false);
    public Stacking stacking = Stacking.MULTIPLY;
    public final List<Rule> rules = new ArrayList<>();
    public Earning.Excluded excluded = new Earning.Excluded(List.of(), List.of(), List.of(), List.of());
    public final List<Cap> caps = new ArrayList<>();
    public final List<Budget> budgets = new ArrayList<>();
    public int pendingDays;
    public @Nullable Tiers tiers;
    public Expiry expiry = new Expiry(Expiry.Kind.NONE, 0, 0, List.of());
    public Programme.Redemption redemption = new Programme.Redemption(1, 15, 0);
    public Programme.Transfer transfer = new Programme.Transfer(true, 1_000, 2_000, 0);
    public boolean giveBackStep = true;
    public int eventDays;
    public final List<Activity> activities = new ArrayList<>();
    public String zone = "Asia/Shanghai";

    public static Programmes basic() {
        return new Programmes();
    }

    public static Text text(String words) {
        return new Text(words, words);
    }

    public Programmes base(long points, long perFen) {
        base = new Earning.Base(points, perFen, base.rounding(), base.roundBy(), base.carryOver());
        return this;
    }

    public Programmes rounding(Earning.Rounding rounding, Earning.RoundBy by) {
        base = new Earning.Base(base.points(), base.perFen(), rounding, by, base.carryOver());
        return this;
    }

    public Programmes carryOver() {
        base = new Earning.Base(base.points(), base.perFen(), base.rounding(), base.roundBy(), true);
        return this;
    }

    public Programmes stacking(Stacking how) {
        stacking = how;
        return this;
    }

    public Programmes times(String code, String multiplier, Whens when) {
        return rule(code, 0, null, when, new Effect(multiplier, null, null), null);
    }

    public Programmes bonus(String code, long points, Whens when) {
        return rule(code, 0, null, when, new Effect(null, points, null), null);
    }

    public Programmes rule(String code, int priority, @Nullable String group, Whens when, Effect effect, @Nullable String budget) {
        rules.add(new Rule(code, text(code), priority, group, when.when(), effect, budget));
        return this;
    }

    public Programmes cap(String code, Earning.Per per, long points, Earning.Counts counts, @Nullable String rule, String... stores) {
        caps.add(new Cap(code, text(code), per, points, counts, rule, List.of(stores)));
        return this;
    }

    public Programmes budget(String code, long points) {
        budgets.add(new Budget(code, text(code), points));
        return this;
    }

    public Programmes pending(int days) {
        pendingDays = days;
        return this;
    }

    public Programmes months(int months) {
        expiry = new Expiry(Expiry.Kind.MONTHS, months, 0, List.of());
        return this;
    }

    public Programmes expiry(Expiry how) {
        expiry = how;
        return this;
    }

    /** Base, silver and gold by thresholds in fen, points or visits. */
    public Programmes tiers(Tiers.Measure measure, Window window, Downgrade downgrade, long silver, long gold) {
        tiers = new Tiers(List.of(new Tier("base", text("普通"), 0), new Tier("silver", text("银卡"), silver), new Tier("gold", text("金卡"), gold)),
                measure, window, downgrade, 0);
        return this;
    }

    /** Base, silver and gold that nobody reaches or loses. */
    public Programmes fixedTiers() {
        return tiers(Tiers.Measure.SPEND, new Window(Window.Kind.LIFETIME, 0), new Downgrade(0, 0, Downgrade.To.BASE), 900_000_000_000L, 900_000_000_001L);
    }

    public Programme programme() {
        return new Programme("test", text("测试"), zone, new Earning(base, stacking, rules, excluded, caps, budgets, pendingDays), tiers, expiry, redemption,
                transfer, new Programme.Refunds(giveBackStep), new Programme.Late(7, eventDays), activities);
    }

    public Plan plan() {
        return Plan.compile(1, programme());
    }
}
