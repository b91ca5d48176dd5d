package io.huiji.engine.explain;

import io.huiji.engine.explain.RuleSentences.RuleSentence;
import io.huiji.engine.programme.Expiry;
import io.huiji.engine.programme.Programme;
import io.huiji.engine.programme.Tiers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a programme says about waiting, lapsing, tiers and transfers. */
final class LifeSentences {

    private final Programme programme;

    LifeSentences(Programme programme) {
        this.programme = programme;
    }

    void say(List<RuleSentence> sentences) {
        int pendingDays = programme.earning().pendingDays();
        if (pendingDays > 0) {
            sentences.add(new RuleSentence("pending", "", "积分在消费" + pendingDays + "天后生效。", "Points can be spent " + days(pendingDays) + " after the purchase."));
        }
        sentences.add(new RuleSentence("expiry", "", zhExpiry(programme.expiry()), enExpiry(programme.expiry())));
        if (programme.expiry().kind() != Expiry.Kind.NONE) {
            sentences.add(grace(programme.redemption().graceDays()));
        }
        tiers(sentences, programme.tiers());
        Programme.Transfer transfer = programme.transfer();
        if (transfer.enabled()) {
            sentences.add(new RuleSentence("transfer", "",
                    "积分可转赠好友，每次最多" + transfer.maxPoints() + "分，每天最多" + transfer.maxPointsPerDay() + "分，有效期不变。",
                    "Points can be given to a friend, at most " + transfer.maxPoints() + " at once and " + transfer.maxPointsPerDay()
                            + " a day; they keep their life."));
        }
        if (programme.redemption().minPoints() > 1) {
            sentences.add(new RuleSentence("redemption", "", "每次至少使用" + programme.redemption().minPoints() + "分。",
                    "At least " + Words.enPoints(programme.redemption().minPoints()) + " at a time can be spent."));
        }
    }

    private static RuleSentence grace(int graceDays) {
        String zhOver = graceDays == 0 ? "退回时已到期的随即过期" : "退回时已到期的再保留" + graceDays + "天";
        String enOver = graceDays == 0 ? "that is over they lapse" : "that is over they live " + days(graceDays) + " more";
        return new RuleSentence("grace", "", "兑换取消或超时未领，积分退回原批次，有效期不变；" + zhOver + "。",
                "Points of a redemption that is cancelled or not claimed in time come back with their own life; where " + enOver + ".");
    }

    private static String zhExpiry(Expiry expiry) {
        return switch (expiry.kind()) {
            case NONE -> "积分长期有效。";
            case MONTHS -> "积分自获得之日起" + expiry.months() + "个月内有效。";
            case YEARLY -> expiry.yearsLater() == 0 ? "当年获得的积分在年底24点清零。" : "积分在获得年份之后第" + expiry.yearsLater() + "年的年底24点清零。";
            case GRADED -> "积分分批过期：" + graded(expiry, true) + "。";
        };
    }

    private static String enExpiry(Expiry expiry) {
        return switch (expiry.kind()) {
            case NONE -> "Points never lapse.";
            case MONTHS -> "Points live " + months(expiry.months()) + " from the day they are earned.";
            case YEARLY -> expiry.yearsLater() == 0 ? "Points lapse at the end of the year in which they are earned."
                    : "Points lapse at the end of year " + expiry.yearsLater() + " after the one in which they are earned.";
            case GRADED -> "Points lapse in parts: " + graded(expiry, false) + ".";
        };
    }

    private static String graded(Expiry expiry, boolean chinese) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < expiry.parts().size(); i++) {
            Expiry.Part part = expiry.parts().get(i);
            boolean last = i == expiry.parts().size() - 1;
            parts.add(chinese ? part.months() + "个月后" + (last ? "其余部分" : part.percent() + "%")
                    : (last ? "the rest" : part.percent() + "%") + " after " + months(part.months()));
        }
        return String.join(chinese ? "，" : ", ", parts);
    }

    private static void tiers(List<RuleSentence> sentences, @Nullable Tiers tiers) {
        if (tiers == null) {
            return;
        }
        for (int i = 1; i < tiers.ladder().size(); i++) {
            Tiers.Tier tier = tiers.ladder().get(i);
            sentences.add(new RuleSentence("tier", tier.code(),
                    zhWindow(tiers.window()) + zhMeasure(tiers.measure(), tier.threshold()) + "升" + Words.zh(tier.name()) + "。",
                    Words.en(tier.name()) + ": " + enMeasure(tiers.measure(), tier.threshold()) + " " + enWindow(tiers.window()) + "."));
        }
        downgrade(sentences, tiers.downgrade());
    }

    private static void downgrade(List<RuleSentence> sentences, Tiers.Downgrade downgrade) {
        String zhTo = switch (downgrade.to()) {
            case BASE -> "降为最低等级";
            case ONE_STEP -> "降一级";
            case QUALIFIED -> "按当前累计重新定级";
        };
        String enTo = switch (downgrade.to()) {
            case BASE -> "the tier falls to the lowest";
            case ONE_STEP -> "the tier falls by one";
            case QUALIFIED -> "the tier is set anew by what counts then";
        };
        if (downgrade.inactivityDays() > 0) {
            sentences.add(new RuleSentence("downgrade", "inactivity", downgrade.inactivityDays() + "天未消费" + zhTo + "。",
                    "After " + days(downgrade.inactivityDays()) + " without a purchase " + enTo + "."));
        }
        if (downgrade.holdingDays() > 0) {
            sentences.add(new RuleSentence("downgrade", "holding", "等级保持" + downgrade.holdingDays() + "天，期满未达标" + zhTo + "。",
                    "A tier is held for " + days(downgrade.holdingDays()) + "; if it is not reached again by then, " + enTo + "."));
        }
    }

    private static String zhWindow(Tiers.Window window) {
        return switch (window.kind()) {
            case ROLLING -> window.days() + "天内";
            case MONTH -> "当月";
            case QUARTER -> "当季度";
            case YEAR -> "当年";
            case LIFETIME -> "累计";
        };
    }

    private static String enWindow(Tiers.Window window) {
        return switch (window.kind()) {
            case ROLLING -> "within " + days(window.days());
            case MONTH -> "within a calendar month";
            case QUARTER -> "within a calendar quarter";
            case YEAR -> "within a calendar year";
            case LIFETIME -> "in all";
        };
    }

    private static String zhMeasure(Tiers.Measure measure, long threshold) {
        return switch (measure) {
            case SPEND -> "消费满" + Words.money(threshold);
            case POINTS -> "获得" + threshold + "积分";
            case VISITS -> "消费" + threshold + "次";
        };
    }

    private static String enMeasure(Tiers.Measure measure, long threshold) {
        return switch (measure) {
            case SPEND -> Words.money(threshold) + " spent";
            case POINTS -> Words.enPoints(threshold) + " earned";
            case VISITS -> threshold + (threshold == 1 ? " purchase" : " purchases");
        };
    }

    private static String days(int days) {
        return days == 1 ? "1 day" : days + " days";
    }

    private static String months(int months) {
        return months == 1 ? "1 month" : months + " months";
    }
}
