package io.huiji.engine.explain;

import io.huiji.engine.programme.Earning;
import io.huiji.engine.programme.Earning.Budget;
import io.huiji.engine.programme.Earning.Cap;
import io.huiji.engine.programme.Earning.Rule;
import io.huiji.engine.programme.Programme;
import io.huiji.engine.programme.Programme.Activity;
import io.huiji.engine.programme.Tiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A programme's rules in plain sentences that can be published (E22, P3), in the order in which a customer asks. */
public final class RuleSentences {

    private final Programme programme;
    private final List<RuleSentence> sentences = new ArrayList<>();

    /**
     * @param subject what it is about, e.g. {@code base}, {@code rule}, {@code cap}
     * @param code the rule's, cap's, activity's … code; empty where there is only one
     */
    public record RuleSentence(String subject, String code, String zh, String en) {}

    private RuleSentences(Programme programme) {
        this.programme = programme;
    }

    public static List<RuleSentence> of(Programme programme) {
        return new RuleSentences(programme).say();
    }

    private List<RuleSentence> say() {
        Earning earning = programme.earning();
        base(earning);
        Map<String, String> zhTiers = new HashMap<>();
        Map<String, String> enTiers = new HashMap<>();
        Tiers tiers = programme.tiers();
        if (tiers != null) {
            tiers.ladder().forEach(tier -> zhTiers.put(tier.code(), Words.zh(tier.name())));
            tiers.ladder().forEach(tier -> enTiers.put(tier.code(), Words.en(tier.name())));
        }
        for (Rule rule : earning.rules()) {
            add("rule", rule.code(), Words.zh(rule.name()) + "：" + ChineseConditions.of(rule.when(), zhTiers) + ChineseConditions.effect(rule.effect()) + "。",
                    Words.en(rule.name()) + ": " + EnglishConditions.effect(rule.effect()) + EnglishConditions.of(rule.when(), enTiers) + ".");
        }
        stacking(earning);
        excluded(earning.excluded());
        earning.caps().forEach(this::cap);
        earning.budgets().forEach(this::budget);
        programme.activities().forEach(this::activity);
        new LifeSentences(programme).say(sentences);
        return List.copyOf(sentences);
    }

    private void add(String subject, String code, String zh, String en) {
        sentences.add(new RuleSentence(subject, code, zh, en));
    }

    private void base(Earning earning) {
        Earning.Base base = earning.base();
        String per = Words.money(base.perFen());
        String zhRounding = switch (base.rounding()) {
            case FLOOR -> "不足1分的舍去";
            case HALF_UP -> "不足1分的四舍五入";
            case CEILING -> "不足1分的按1分计";
        };
        String enRounding = switch (base.rounding()) {
            case FLOOR -> "fractions are dropped";
            case HALF_UP -> "fractions are rounded half up";
            case CEILING -> "fractions are rounded up";
        };
        boolean lines = base.roundBy() == Earning.RoundBy.LINE;
        String zhCarry = base.carryOver() ? "，未满的金额留到下次累计" : "";
        String enCarry = base.carryOver() ? "; what is left over counts next time" : "";
        add("base", "", "每消费" + per + "积" + base.points() + "分，" + (lines ? "逐件" : "整单") + zhRounding + zhCarry + "。",
                Words.enPoints(base.points()) + " for every " + per + " spent; " + enRounding + (lines ? " on each line" : " once per purchase") + enCarry + ".");
    }

    private void stacking(Earning earning) {
        long multipliers = earning.rules().stream().filter(rule -> rule.effect().multiplier() != null).count();
        if (multipliers < 2) {
            return;
        }
        switch (earning.stacking()) {
            case MULTIPLY -> add("stacking", "", "同时符合的多个倍数相乘。", "Multipliers that apply together are multiplied.");
            case ADD -> add("stacking", "", "同时符合的多个倍数，多出的部分相加。", "Of multipliers that apply together, the extra parts are added.");
            case BEST -> add("stacking", "", "同时符合多个倍数时，只取最高的一个。", "Of multipliers that apply together, only the highest counts.");
        }
    }

    private void excluded(Earning.Excluded excluded) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        listed(zh, en, "品类", "category", excluded.categories());
        listed(zh, en, "商品", "product", excluded.products());
        listed(zh, en, "门店", "store", excluded.stores());
        listed(zh, en, "渠道", "channel", excluded.channels());
        if (!zh.isEmpty()) {
            add("excluded", "", "不参与积分：" + String.join("；", zh) + "。", "No points for " + String.join("; ", en) + ".");
        }
    }

    private static void listed(List<String> zh, List<String> en, String zhKind, String enKind, List<String> names) {
        if (!names.isEmpty()) {
            zh.add(zhKind + String.join("、", names));
            en.add(enKind + " " + String.join(", ", names));
        }
    }

    private void cap(Cap cap) {
        String zhWhere = cap.stores().isEmpty() ? "" : "在门店" + String.join("、", cap.stores());
        String enWhere = cap.stores().isEmpty() ? "" : " at " + String.join(", ", cap.stores());
        String rule = cap.rule();
        String zhWhat = rule == null ? "最多积" : "从「" + ruleName(rule, true) + "」最多得";
        String enWhat = rule == null ? "" : " from " + ruleName(rule, false);
        boolean net = cap.counts() == Earning.Counts.NET;
        String per = cap.per().name().toLowerCase(java.util.Locale.ROOT);
        add("cap", cap.code(), Words.zh(cap.name()) + "：" + ChineseSentences.per(per) + zhWhere + zhWhat + cap.points() + "分" + (net ? "，退款后额度恢复" : "") + "。",
                Words.en(cap.name()) + ": at most " + Words.enPoints(cap.points()) + " a " + per + enWhat + enWhere + (net ? "; a refund gives room back" : "") + ".");
    }

    private String ruleName(String code, boolean chinese) {
        for (Rule rule : programme.earning().rules()) {
            if (rule.code().equals(code)) {
                return chinese ? Words.zh(rule.name()) : Words.en(rule.name());
            }
        }
        return code;
    }

    private void budget(Budget budget) {
        add("budget", budget.code(), Words.zh(budget.name()) + "：全体会员共" + budget.points() + "分，送完即止。",
                Words.en(budget.name()) + ": " + Words.enPoints(budget.points()) + " for all members together, while they last.");
    }

    private void activity(Activity activity) {
        add("activity", activity.code(), Words.zh(activity.name()) + "：得" + activity.points() + "分。",
                Words.en(activity.name()) + ": " + Words.enPoints(activity.points()) + ".");
    }
}
