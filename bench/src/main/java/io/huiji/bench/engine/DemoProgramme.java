package io.huiji.bench.engine;

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
import io.huiji.engine.programme.Expiry;
import io.huiji.engine.programme.Programme;
import io.huiji.engine.programme.Programme.Text;
import io.huiji.engine.programme.Tiers;
import io.huiji.engine.programme.Tiers.Downgrade;
import io.huiji.engine.programme.Tiers.Tier;
import io.huiji.engine.programme.Tiers.Window;
import io.huiji.engine.programme.When;
import io.huiji.engine.programme.When.Birthday;
import io.huiji.engine.programme.When.TimeSlot;
import io.huiji.engine.programme.When.Visits;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chain's programme that uses most parts of the engine, of the demo programme's size. */
final class DemoProgramme {

    private DemoProgramme() {}

    static Programme programme() {
        return new Programme("demo", text("汇积会员"), "Asia/Shanghai", earning(), tiers(), new Expiry(Expiry.Kind.MONTHS, 12, 0, List.of()),
                new Programme.Redemption(100, 15, 7), new Programme.Transfer(true, 10_000, 20_000, 24), new Programme.Refunds(true),
                new Programme.Late(7, 0), List.of(new Programme.Activity("appointment", text("按约到店"), 50)));
    }

    private static Earning earning() {
        List<Rule> rules = List.of(
                rule("gold", 50, "tier", new When(List.of("gold"), none(), none(), none(), none(), none(), none(), List.of(), List.of(), null, null,
                        null, null, false), new Effect("2", null, null), null),
                rule("silver", 50, "tier", new When(List.of("silver"), none(), none(), none(), none(), none(), none(), List.of(), List.of(), null,
                        null, null, null, false), new Effect("1.5", null, null), null),
                rule("tea", 40, null, lines(List.of("tea"), null), new Effect("1.5", null, null), null),
                rule("weekend", 30, null, new When(none(), none(), none(), none(), none(), none(), none(), List.of(6, 7), List.of(), null, null, null,
                        null, false), new Effect("2", null, null), null),
                rule("afternoon", 30, null, new When(none(), none(), none(), none(), none(), none(), List.of("till"), List.of(),
                        List.of(new TimeSlot(LocalTime.of(14, 0), LocalTime.of(17, 0))), null, null, null, null, false), new Effect("1.2", null, null),
                        null),
                rule("birthday", 20, null, new When(none(), none(), none(), none(), none(), none(), none(), List.of(), List.of(), null, Birthday.MONTH,
                        null, null, false), new Effect("2", null, null), null),
                rule("spend-100", 10, null, lines(none(), 10_000L), new Effect(null, null, new Step(10, 10_000)), "autumn"),
                rule("third-visit", 10, null, new When(none(), none(), none(), none(), none(), none(), none(), List.of(), List.of(), null, null, null,
                        new Visits(3, 30), false), new Effect(null, 30L, null), null),
                rule("first", 10, null, new When(none(), none(), none(), none(), none(), none(), none(), List.of(), List.of(), null, null, null, null,
                        true), new Effect(null, 100L, null), null));
        List<Cap> caps = List.of(
                new Cap("receipt", text("单笔上限"), Per.RECEIPT, 5_000, Counts.GRANTED, null, none()),
                new Cap("day", text("单日上限"), Per.DAY, 10_000, Counts.NET, null, none()),
                new Cap("month", text("单月上限"), Per.MONTH, 60_000, Counts.GRANTED, null, none()),
                new Cap("tea-week", text("茶饮周上限"), Per.WEEK, 2_000, Counts.GRANTED, "tea", none()));
        return new Earning(new Base(1, 100, Rounding.FLOOR, RoundBy.RECEIPT, false), Stacking.MULTIPLY, rules,
                new Excluded(List.of("gift-card"), none(), none(), none()), caps, List.of(new Budget("autumn", text("秋季活动"), 1_000_000_000L)), 0);
    }

    private static Tiers tiers() {
        return new Tiers(List.of(new Tier("member", text("会员"), 0), new Tier("silver", text("银卡"), 200_000), new Tier("gold", text("金卡"), 1_000_000)),
                Tiers.Measure.SPEND, new Window(Window.Kind.ROLLING, 365), new Downgrade(180, 365, Downgrade.To.ONE_STEP), 3);
    }

    private static When lines(List<String> categories, @Nullable Long minFen) {
        return new When(none(), categories, none(), none(), none(), none(), none(), List.of(), List.of(), null, null, minFen, null, false);
    }

    private static Rule rule(String code, int priority, @Nullable String group, When when, Effect effect, @Nullable String budget) {
        return new Rule(code, text(code), priority, group, when, effect, budget);
    }

    private static List<String> none() {
        return List.of();
    }

    private static Text text(String zh) {
        return new Text(zh, null);
    }
}
