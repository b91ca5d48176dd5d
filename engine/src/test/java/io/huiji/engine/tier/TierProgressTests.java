package io.huiji.engine.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.Members;
import io.huiji.engine.Programmes;
import io.huiji.engine.explain.ProgressSentences;
import io.huiji.engine.programme.Programme.Text;
import io.huiji.engine.programme.Tiers;
import io.huiji.engine.programme.Tiers.Downgrade;
import io.huiji.engine.programme.Tiers.Downgrade.To;
import io.huiji.engine.programme.Tiers.Measure;
import io.huiji.engine.programme.Tiers.Tier;
import io.huiji.engine.programme.Tiers.Window;
import io.huiji.engine.programme.Tiers.Window.Kind;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T12")
class TierProgressTests {

    private static final Downgrade AFTER_SIXTY_DAYS = new Downgrade(60, 0, To.BASE);

    private static Members member(Measure measure, Window window, long silver, long gold) {
        Programmes programmes = Programmes.basic();
        programmes.tiers = new Tiers(List.of(new Tier("base", new Text("普通", "Regular"), 0), new Tier("silver", new Text("银卡", "Silver"), silver),
                new Tier("gold", new Text("金卡", "Gold"), gold)), measure, window, AFTER_SIXTY_DAYS, 0);
        return Members.of(programmes);
    }

    private static TierProgress progress(Members member) {
        Ladder ladder = Objects.requireNonNull(member.plan.ladder());
        return TierProgress.of(ladder, ladder.settle(member.member.standing(), member.member.days(), member.now), member.member.days(), member.now);
    }

    private static String zh(Members member) {
        return ProgressSentences.zh(progress(member));
    }

    private static String en(Members member) {
        return ProgressSentences.en(progress(member));
    }

    @Test
    void three_hundred_and_eighty_yuan_and_eleven_days_from_silver() {
        Members anna = member(Measure.SPEND, new Window(Kind.ROLLING, 30), 200_000, 500_000).clock("2026-03-01T10:00:00");
        anna.buy(162_000);
        anna.clock("2026-03-20T23:59:59");
        assertThat(zh(anna)).isEqualTo("再消费¥380(还剩11天)升银卡");
        assertThat(en(anna)).isEqualTo("Spend ¥380 more (11 days left) to reach Silver");
    }

    @Test
    void the_last_day_is_the_last_on_which_that_amount_is_enough() {
        Members anna = member(Measure.SPEND, new Window(Kind.ROLLING, 30), 200_000, 500_000).clock("2026-03-01T10:00:00");
        anna.buy(162_000);
        Members late = anna.clock("2026-03-30T12:00:00");
        assertThat(zh(late)).isEqualTo("再消费¥380(今天是最后一天)升银卡");
        late.clock("2026-03-31T00:00:00");
        assertThat(zh(late)).isEqualTo("再消费¥2000(30天内)升银卡");
        late.clock("2026-03-30T12:00:00").buy(38_000);
        assertThat(late.member.standing().tier()).isEqualTo("silver");
    }

    @Test
    void only_the_oldest_spending_that_still_counts_sets_the_day() {
        Members anna = member(Measure.SPEND, new Window(Kind.ROLLING, 30), 200_000, 500_000).clock("2026-03-01T10:00:00");
        anna.buy(10_000);
        anna.clock("2026-03-10T10:00:00").buy(50_000);
        assertThat(progress(anna.clock("2026-03-12T10:00:00")).daysLeft()).isEqualTo(19);
        assertThat(zh(anna.clock("2026-03-31T10:00:00"))).isEqualTo("再消费¥1500(还剩9天)升银卡");
    }

    @Test
    void a_calendar_window_ends_with_its_last_day() {
        Members anna = member(Measure.SPEND, new Window(Kind.MONTH, 0), 200_000, 500_000).clock("2026-04-20T10:00:00");
        anna.buy(162_000);
        assertThat(zh(anna)).isEqualTo("再消费¥380(还剩11天)升银卡");
        assertThat(progress(member(Measure.SPEND, new Window(Kind.QUARTER, 0), 1, 2).clock("2026-05-31T10:00:00")).daysLeft()).isEqualTo(31);
        assertThat(progress(member(Measure.SPEND, new Window(Kind.YEAR, 0), 1, 2).clock("2026-12-31T23:59:00")).daysLeft()).isEqualTo(1);
    }

    @Test
    void points_and_visits_are_counted_in_their_own_words() {
        Members points = member(Measure.POINTS, new Window(Kind.LIFETIME, 0), 1_000, 2_000);
        points.buy(100_00);
        assertThat(zh(points)).isEqualTo("再获得900积分升银卡");
        assertThat(en(points)).isEqualTo("Earn 900 points more to reach Silver");
        Members visits = member(Measure.VISITS, new Window(Kind.LIFETIME, 0), 2, 5);
        visits.buy(100);
        assertThat(zh(visits)).isEqualTo("再消费1次升银卡");
        assertThat(en(visits)).isEqualTo("Come once more to reach Silver");
    }

    @Test
    void after_a_fall_for_inactivity_the_next_purchase_leads_to_all_that_still_counts() {
        Members anna = member(Measure.SPEND, new Window(Kind.ROLLING, 90), 100_000, 150_000).clock("2026-03-01T10:00:00");
        anna.buy(160_000);
        anna.clock("2026-05-02T10:00:00");
        TierProgress progress = progress(anna);
        assertThat(progress.current().code()).isEqualTo("base");
        assertThat(progress.missing()).isZero();
        assertThat(zh(anna)).isEqualTo("再消费一次即可升金卡");
        anna.buy(100);
        assertThat(anna.member.standing().tier()).isEqualTo("gold");
    }

    @Test
    void at_the_top_there_is_nothing_left_to_reach() {
        Members anna = member(Measure.SPEND, new Window(Kind.LIFETIME, 0), 100, 200);
        anna.buy(1_000);
        assertThat(zh(anna)).isEqualTo("已是最高等级：金卡");
        assertThat(en(anna)).isEqualTo("You are at the top: Gold");
        assertThat(progress(anna).next()).isNull();
    }
}
