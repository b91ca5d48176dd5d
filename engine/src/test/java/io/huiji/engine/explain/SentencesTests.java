package io.huiji.engine.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.Programmes;
import io.huiji.engine.decision.Step;
import io.huiji.engine.decision.Step.Code;
import io.huiji.engine.programme.Programme.Text;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("P2")
class SentencesTests {

    private static Step step(Code code, long points, Map<String, Long> numbers, Map<String, String> words) {
        return new Step(code, "x", new Text("会员日", "Member day"), points, numbers, words);
    }

    record Said(Step step, String zh, String en) {}

    static Stream<Said> sentences() {
        return Stream.of(
                new Said(step(Code.BASE, 100, Map.of("amount_fen", 10_050L, "points", 1L, "per_fen", 100L), Map.of()),
                        "计分金额¥100.50，每¥1积1分：100分。", "¥100.50 at 1 point for every ¥1: 100 points."),
                new Said(step(Code.MULTIPLIER, 50, Map.of(), Map.of("times", "1.5")), "会员日：1.5倍，多得50分。", "Member day: ×1.5, 50 points more."),
                new Said(step(Code.MULTIPLIER, -1, Map.of(), Map.of("times", "0.5")), "会员日：0.5倍，少得1分。", "Member day: ×0.5, 1 point fewer."),
                new Said(step(Code.ROUNDING, 39, Map.of(), Map.of("exact", "39.996", "rounding", "floor", "by", "receipt")),
                        "合计39.996分，整单向下取整为39分。", "Together 39.996 points, rounded down to 39."),
                new Said(step(Code.RULE_AMOUNT_SHORT, 0, Map.of("short_by_fen", 1_200L), Map.of()),
                        "会员日：还差¥12。", "Member day: ¥12 more would have been needed."),
                new Said(step(Code.RULE_NOT_CATEGORY, 0, Map.of(), Map.of()), "会员日：品类不参与。", "Member day: nothing in this purchase takes part."),
                new Said(step(Code.LINE_EXCLUDED, 0, Map.of("line", 2L, "amount_fen", 3_000L), Map.of("by", "category")),
                        "第2行¥30：品类不参与。", "Line 2, ¥30: the category earns no points."),
                new Said(step(Code.CAP_REACHED, -100, Map.of("cap", 500L, "cut", 100L), Map.of("per", "day")),
                        "会员日：已达单日上限（500分），少得100分。", "Member day: the limit of 500 points a day is reached, 100 points fewer."),
                new Said(step(Code.PENDING, 150, Map.of(), Map.of("active_on", "2026-03-11")),
                        "这150分2026年3月11日起可用。", "150 points can be spent from 11 March 2026."),
                new Said(step(Code.DEBT_REPAID, 60, Map.of("debt_left", 0L), Map.of()),
                        "其中60分抵还欠款，尚欠0分。", "60 points paid what was owed; still owed: 0."),
                new Said(step(Code.LOT_DRAWN, 40, Map.of(), Map.of("expires_on", "2025-03-01")),
                        "扣减40分（2025年3月1日0点到期）。", "40 points taken (life ends at the start of 1 March 2025)."),
                new Said(step(Code.CLAW_BACK, -33, Map.of("amount_fen", 3_333L, "after_points", 66L), Map.of()),
                        "退款¥33.33，追回33分，这笔消费还保留66分。", "Refund of ¥33.33 takes back 33 points; this purchase keeps 66 points."),
                new Said(step(Code.CLAW_BACK, 30, Map.of("amount_fen", 3_000L, "after_points", 90L), Map.of()),
                        "退款¥30，补回30分，这笔消费还保留90分。", "Refund of ¥30 gives back 30 points; this purchase keeps 90 points."),
                new Said(step(Code.CLAW_BACK, -1, Map.of("amount_fen", 6_000L, "total_before_fen", 12_000L, "total_after_fen", 6_000L), Map.of()),
                        "退款¥60，追回1分，累计从¥120降为¥60。", "Refund of ¥60 takes back 1 point; the running total goes from ¥120 to ¥60."),
                new Said(step(Code.CARRY_OVER, 5, Map.of("before_fen", 6_000L, "weighted_fen", 45_000L, "cut_fen", 30_000L, "after_fen", 21_000L), Map.of()),
                        "此前累计¥60，本次计入¥450，累计¥210（超出上限的¥300不计），得5分。",
                        "¥60 carried over, ¥450 added but ¥300 above a limit, ¥210 in all: 5 points."),
                new Said(step(Code.TIER_UP, 0, Map.of(), Map.of("from_zh", "银卡", "from_en", "Silver")),
                        "恭喜从银卡升为会员日，下次消费起享受新等级。", "Up from Silver to Member day, from the next purchase on."));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void a_step_is_said_in_both_languages(Said said) {
        assertThat(Sentences.zh(said.step())).isEqualTo(said.zh());
        assertThat(Sentences.en(said.step())).isEqualTo(said.en());
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void every_kind_of_step_has_a_whole_sentence_in_each_language(Code code) {
        Step bare = step(code, 5, Map.of(), Map.of());
        assertThat(Sentences.zh(bare)).endsWith("。").doesNotContain("null").matches(".*\\p{IsHan}.*");
        assertThat(Sentences.en(bare)).endsWith(".").doesNotContain("null").doesNotMatch(".*[\\p{IsHan}。，：].*");
    }

    @Test
    void an_english_name_falls_back_to_the_chinese() {
        assertThat(Sentences.en(new Step(Code.BONUS, "x", new Text("赠", null), 1, Map.of(), Map.of()))).isEqualTo("赠: 1 point as a bonus.");
    }

    @Test
    void a_small_programme_needs_two_sentences() {
        assertThat(RuleSentences.of(Programmes.basic().programme())).extracting(RuleSentences.RuleSentence::zh)
                .contains("每消费¥1积1分，整单不足1分的舍去。", "积分长期有效。");
    }
}
