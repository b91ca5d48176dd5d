package io.huiji.engine.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.Programmes;
import io.huiji.engine.Whens;
import io.huiji.engine.explain.RuleSentences.RuleSentence;
import io.huiji.engine.programme.Earning;
import io.huiji.engine.programme.Earning.Counts;
import io.huiji.engine.programme.Earning.Effect;
import io.huiji.engine.programme.Earning.Per;
import io.huiji.engine.programme.Expiry;
import io.huiji.engine.programme.Programme;
import io.huiji.engine.programme.Programme.Text;
import io.huiji.engine.programme.Tiers;
import io.huiji.engine.programme.Tiers.Downgrade;
import io.huiji.engine.programme.Tiers.Window;
import io.huiji.engine.programme.When.Birthday;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("E22")
@Tag("P3")
class RuleSentencesTests {

    private static Programme full() {
        Programmes programmes = Programmes.basic().pending(7).months(12)
                .tiers(Tiers.Measure.SPEND, new Window(Window.Kind.ROLLING, 30), new Downgrade(60, 90, Downgrade.To.BASE), 200_000, 500_000)
                .times("wednesday", "2", Whens.always().weekday(3).slot("14:00", "17:00").store("s1"))
                .times("birthday", "2", Whens.always().birthday(Birthday.MONTH).tier("gold").category("tea").notProduct("p9").channel("till"))
                .rule("fifth", 0, null, Whens.always().visits(5, 30).dates("2026-03-01", "2026-03-31"), new Effect(null, 20L, null), "spring")
                .rule("hundred", 0, null, Whens.always().minFen(10_000).firstPurchase(), new Effect(null, null, new Earning.Step(10, 5_000)), null)
                .cap("day", Per.DAY, 500, Counts.GRANTED, null).cap("extra", Per.MONTH, 300, Counts.NET, "wednesday", "s1").budget("spring", 10_000);
        programmes.excluded = new Earning.Excluded(List.of("gift-card"), List.of(), List.of(), List.of("staff"));
        programmes.activities.add(new Programme.Activity("visit", new Text("预约到店", "Appointment kept"), 30));
        programmes.redemption = new Programme.Redemption(10, 15, 0);
        return programmes.programme();
    }

    private static RuleSentence about(String subject, String code) {
        return RuleSentences.of(full()).stream().filter(said -> said.subject().equals(subject) && said.code().equals(code)).findFirst().orElseThrow();
    }

    @Test
    void each_rule_is_one_sentence() {
        assertThat(about("rule", "wednesday").zh()).isEqualTo("wednesday：每周三，14:00到17:00，门店s1，2倍积分。");
        assertThat(about("rule", "wednesday").en()).isEqualTo("wednesday: 2× points at store s1, every Wednesday, from 14:00 to 17:00.");
        assertThat(about("rule", "birthday").zh()).isEqualTo("birthday：生日当月，金卡，渠道till，品类tea，除商品p9，2倍积分。");
        assertThat(about("rule", "fifth").zh()).isEqualTo("fifth：2026年3月1日至2026年3月31日，30天内每第5次消费，赠20分。");
        assertThat(about("rule", "fifth").en()).contains("20 points extra on every 5th purchase within 30 days, from 1 March 2026 to 31 March 2026.");
        assertThat(about("rule", "hundred").zh()).isEqualTo("hundred：满¥100，首次消费，每满¥50赠10分。");
    }

    @Test
    void limits_tiers_and_life_are_said_too() {
        assertThat(about("cap", "day").zh()).isEqualTo("day：单日最多积500分。");
        assertThat(about("cap", "extra").en()).isEqualTo("extra: at most 300 points a month from wednesday at s1; a refund gives room back.");
        assertThat(about("budget", "spring").zh()).isEqualTo("spring：全体会员共10000分，送完即止。");
        assertThat(about("tier", "silver").zh()).isEqualTo("30天内消费满¥2000升银卡。");
        assertThat(about("downgrade", "inactivity").zh()).isEqualTo("60天未消费降为最低等级。");
        assertThat(about("expiry", "").zh()).isEqualTo("积分自获得之日起12个月内有效。");
        assertThat(about("grace", "").zh()).isEqualTo("兑换取消或超时未领，积分退回原批次，有效期不变；退回时已到期的随即过期。");
        assertThat(about("excluded", "").zh()).isEqualTo("不参与积分：品类gift-card；渠道staff。");
        assertThat(about("activity", "visit").en()).isEqualTo("Appointment kept: 30 points.");
        assertThat(about("pending", "").zh()).isEqualTo("积分在消费7天后生效。");
    }

    @Test
    void every_sentence_is_whole_in_both_languages() {
        assertThat(RuleSentences.of(full())).hasSizeGreaterThan(15).allSatisfy(said -> {
            assertThat(said.zh()).endsWith("。").doesNotContain("null");
            assertThat(said.en()).endsWith(".").doesNotContain("null");
        });
    }

    @Test
    void every_kind_of_expiry_is_said() {
        assertThat(expiry(new Expiry(Expiry.Kind.YEARLY, 0, 0, List.of())).zh()).isEqualTo("当年获得的积分在年底24点清零。");
        assertThat(expiry(new Expiry(Expiry.Kind.YEARLY, 0, 1, List.of())).zh()).isEqualTo("积分在获得年份之后第1年的年底24点清零。");
        assertThat(expiry(new Expiry(Expiry.Kind.GRADED, 0, 0, List.of(new Expiry.Part(12, 50), new Expiry.Part(18, 0)))).zh())
                .isEqualTo("积分分批过期：12个月后50%，18个月后其余部分。");
    }

    @Test
    @Tag("R21")
    void the_grace_of_points_that_come_back_is_stated() {
        Programmes programmes = Programmes.basic().months(12);
        programmes.redemption = new Programme.Redemption(1, 15, 7);
        assertThat(RuleSentences.of(programmes.programme())).extracting(RuleSentence::en).contains(
                "Points of a redemption that is cancelled or not claimed in time come back with their own life; where that is over they live 7 days more.");
        assertThat(RuleSentences.of(Programmes.basic().programme())).extracting(RuleSentence::subject).doesNotContain("grace");
    }

    private static RuleSentence expiry(Expiry expiry) {
        return RuleSentences.of(Programmes.basic().expiry(expiry).programme()).stream().filter(said -> said.subject().equals("expiry")).findFirst().orElseThrow();
    }
}
