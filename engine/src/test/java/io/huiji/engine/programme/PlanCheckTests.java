package io.huiji.engine.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.engine.Programmes;
import io.huiji.engine.Whens;
import io.huiji.engine.programme.Earning.Counts;
import io.huiji.engine.programme.Earning.Effect;
import io.huiji.engine.programme.Earning.Per;
import io.huiji.engine.programme.PlanCheck.Problem;
import io.huiji.engine.programme.Tiers.Downgrade;
import io.huiji.engine.programme.Tiers.Measure;
import io.huiji.engine.programme.Tiers.Window;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanCheckTests {

    private static final Downgrade NEVER = new Downgrade(0, 0, Downgrade.To.BASE);
    private static final Window LIFETIME = new Window(Window.Kind.LIFETIME, 0);

    record Wrong(String path, String code, Programme programme) {}

    private static Wrong wrong(String path, String code, Programmes programmes) {
        return new Wrong(path, code, programmes.programme());
    }

    private static Wrong rule(String path, String code, Whens when) {
        Programmes programmes = Programmes.basic().times("r", "2", when);
        programmes.excluded = new Earning.Excluded(List.of("gift-card"), List.of("p9"), List.of("s9"), List.of("staff"));
        return wrong("earning.rules[0].when." + path, code, programmes);
    }

    private static Wrong effect(String path, Effect effect) {
        return wrong("earning.rules[0].effect" + path, path.isEmpty() ? "one_effect" : "out_of_range",
                Programmes.basic().rule("r", 0, null, Whens.always(), effect, null));
    }

    private static Programmes zone(String zone) {
        Programmes programmes = Programmes.basic();
        programmes.zone = zone;
        return programmes;
    }

    private static Wrong spending(String path, Programme.Redemption redemption, Programme.Transfer transfer, String code) {
        Programmes programmes = Programmes.basic();
        programmes.redemption = redemption;
        programmes.transfer = transfer;
        return wrong(path, code, programmes);
    }

    private static Wrong expiry(String path, String code, Expiry expiry) {
        return wrong(path, code, Programmes.basic().expiry(expiry));
    }

    private static Expiry graded(Expiry.Part... parts) {
        return new Expiry(Expiry.Kind.GRADED, 0, 0, List.of(parts));
    }

    static Stream<Wrong> earning() {
        return Stream.of(
                wrong("earning.base.points", "out_of_range", Programmes.basic().base(0, 100)),
                wrong("earning.base.perFen", "out_of_range", Programmes.basic().base(1, 0)),
                wrong("earning.pendingDays", "out_of_range", Programmes.basic().pending(-1)),
                wrong("earning.rules[1].code", "duplicate_code", Programmes.basic().times("a", "2", Whens.always()).bonus("a", 5, Whens.always())),
                wrong("earning.rules[0].code", "bad_code", Programmes.basic().times("a b", "2", Whens.always())),
                wrong("earning.rules[0].priority", "out_of_range",
                        Programmes.basic().rule("r", 2_000_000, null, Whens.always(), new Effect("2", null, null), null)),
                wrong("earning.rules[0].group", "bad_code", Programmes.basic().rule("r", 0, "?", Whens.always(), new Effect("2", null, null), null)),
                wrong("earning.rules[0].budget", "unknown_reference",
                        Programmes.basic().rule("r", 0, null, Whens.always(), new Effect("2", null, null), "nothing")),
                effect("", new Effect(null, null, null)), effect("", new Effect("2", 5L, null)),
                effect(".multiplier", new Effect("100.0001", null, null)), effect(".multiplier", new Effect("1.00001", null, null)),
                effect(".multiplier", new Effect("-1", null, null)), effect(".multiplier", new Effect("1e3", null, null)),
                effect(".multiplier", new Effect("１", null, null)), effect(".bonus", new Effect(null, 0L, null)),
                effect(".bonusPer.perFen", new Effect(null, null, new Earning.Step(1, 0))),
                wrong("earning.caps[0].points", "out_of_range", Programmes.basic().cap("c", Per.DAY, 0, Counts.NET, null)),
                wrong("earning.caps[0].rule", "unknown_reference", Programmes.basic().cap("c", Per.DAY, 5, Counts.NET, "nothing")),
                wrong("earning.caps[1].code", "duplicate_code",
                        Programmes.basic().cap("c", Per.DAY, 5, Counts.NET, null).cap("c", Per.WEEK, 5, Counts.NET, null)),
                wrong("earning.budgets[0].points", "out_of_range", Programmes.basic().budget("b", 0)),
                wrong("earning.budgets[1].code", "duplicate_code", Programmes.basic().budget("b", 1).budget("b", 1)));
    }

    static Stream<Wrong> conditions() {
        return Stream.of(
                rule("tiers[0]", "unknown_reference", Whens.always().tier("platinum")),
                rule("weekdays[0]", "out_of_range", Whens.always().weekday(8)),
                rule("weekdays[1]", "duplicate_code", Whens.always().weekday(3, 3)),
                rule("minFen", "out_of_range", Whens.always().minFen(0)),
                rule("visits.every", "out_of_range", Whens.always().visits(1, 30)),
                rule("visits.windowDays", "out_of_range", Whens.always().visits(5, 367)),
                rule("dates.to", "unreachable", Whens.always().dates("2026-03-02", "2026-03-01")),
                rule("weekdays", "unreachable", Whens.always().dates("2026-03-02", "2026-03-03").weekday(3)),
                rule("categories[1]", "contradiction", Whens.always().category("tea", "cake").notCategory("cake")),
                rule("products[0]", "contradiction", Whens.always().product("p1").notProduct("p1")),
                rule("categories", "unreachable", Whens.always().category("gift-card")),
                rule("products", "unreachable", Whens.always().product("p9")),
                rule("stores", "unreachable", Whens.always().store("s9")),
                rule("channels", "unreachable", Whens.always().channel("staff")),
                rule("stores[1]", "duplicate_code", Whens.always().store("s1", "s1")),
                rule("channels[0]", "bad_code", Whens.always().channel(" ")));
    }

    static Stream<Wrong> theRest() {
        return Stream.of(
                wrong("zone", "bad_zone", zone("Asia/Atlantis")), wrong("zone", "bad_zone", zone("+08:00")), wrong("zone", "bad_zone", zone("??")),
                wrong("tiers.ladder[2].threshold", "not_ascending", Programmes.basic().tiers(Measure.SPEND, LIFETIME, NEVER, 5, 5)),
                wrong("tiers.window.days", "out_of_range", Programmes.basic().tiers(Measure.SPEND, new Window(Window.Kind.ROLLING, 0), NEVER, 5, 6)),
                wrong("tiers.downgrade.inactivityDays", "out_of_range",
                        Programmes.basic().tiers(Measure.SPEND, LIFETIME, new Downgrade(-1, 0, Downgrade.To.BASE), 5, 6)),
                wrong("tiers.downgrade.holdingDays", "out_of_range",
                        Programmes.basic().tiers(Measure.SPEND, LIFETIME, new Downgrade(0, 99_999, Downgrade.To.BASE), 5, 6)),
                expiry("expiry.months", "out_of_range", new Expiry(Expiry.Kind.MONTHS, 0, 0, List.of())),
                expiry("expiry.yearsLater", "out_of_range", new Expiry(Expiry.Kind.YEARLY, 0, 11, List.of())),
                expiry("expiry.parts", "too_few", graded(new Expiry.Part(12, 100))),
                expiry("expiry.parts[1].months", "not_ascending", graded(new Expiry.Part(12, 50), new Expiry.Part(12, 50))),
                expiry("expiry.parts[1].percent", "not_the_whole", graded(new Expiry.Part(12, 50), new Expiry.Part(18, 40))),
                wrong("expiry.months", "unreachable", Programmes.basic().months(1).pending(60)),
                spending("redemption.holdMinutes", new Programme.Redemption(1, 0, 0), new Programme.Transfer(false, 0, 0, 0), "out_of_range"),
                spending("redemption.minPoints", new Programme.Redemption(-1, 5, 0), new Programme.Transfer(false, 0, 0, 0), "out_of_range"),
                spending("redemption.graceDays", new Programme.Redemption(1, 5, -1), new Programme.Transfer(false, 0, 0, 0), "out_of_range"),
                spending("transfer.maxPoints", new Programme.Redemption(1, 5, 0), new Programme.Transfer(true, 0, 5, 0), "out_of_range"),
                spending("transfer.maxPoints", new Programme.Redemption(1, 5, 0), new Programme.Transfer(true, 6, 5, 0), "unreachable"),
                spending("transfer.coolingHours", new Programme.Redemption(1, 5, 0), new Programme.Transfer(true, 5, 5, -1), "out_of_range"));
    }

    @ParameterizedTest
    @MethodSource({"earning", "conditions", "theRest"})
    void a_wrong_place_is_named_and_stops_the_compilation(Wrong wrong) {
        List<Problem> problems = PlanCheck.problems(wrong.programme());
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.path()).isEqualTo(wrong.path());
            assertThat(problem.code()).isEqualTo(wrong.code());
            assertThat(problem.zh()).isNotBlank();
            assertThat(problem.en()).isNotBlank();
        });
        assertThatThrownBy(() -> Plan.compile(1, wrong.programme())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problems.getFirst().path());
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        Programmes programmes = zone("nowhere").base(0, 0).times("r", "x", Whens.always().tier("platinum"));
        programmes.activities.add(new Programme.Activity("a", Programmes.text(" "), 0));
        assertThat(PlanCheck.problems(programmes.programme())).extracting(Problem::path).containsExactly("zone", "earning.base.points", "earning.base.perFen",
                "earning.rules[0].when.tiers[0]", "earning.rules[0].effect.multiplier", "activities[0].name", "activities[0].points");
    }

    @Test
    void a_first_threshold_above_zero_and_an_empty_ladder_are_wrong() {
        Programmes programmes = Programmes.basic();
        programmes.tiers = new Tiers(List.of(new Tiers.Tier("base", Programmes.text("普通"), 1)), Measure.SPEND, LIFETIME, NEVER, 24);
        assertThat(PlanCheck.problems(programmes.programme())).extracting(Problem::path).containsExactly("tiers.ladder[0].threshold", "tiers.downgradeHour");
        programmes.tiers = new Tiers(List.of(), Measure.SPEND, LIFETIME, NEVER, 0);
        assertThat(PlanCheck.problems(programmes.programme())).extracting(Problem::code).containsExactly("empty");
    }

    @Test
    void a_right_programme_has_no_problems() {
        assertThat(PlanCheck.problems(Programmes.basic().fixedTiers().months(12).times("r", "100", Whens.always().tier("gold")).programme())).isEmpty();
    }
}
