package io.huiji.engine.explain;

import io.huiji.engine.programme.Tiers.Tier;
import io.huiji.engine.programme.Tiers.Window.Kind;
import io.huiji.engine.tier.TierProgress;

/** How far it is to the next tier, as one plain sentence (T12): 「再消费¥380(还剩11天)升银卡」. */
public final class ProgressSentences {

    private ProgressSentences() {}

    public static String zh(TierProgress progress) {
        Tier next = progress.next();
        if (next == null) {
            return "已是最高等级：" + Words.zh(progress.current().name());
        }
        String to = "升" + Words.zh(next.name());
        if (progress.missing() == 0) {
            return "再消费一次即可" + to;
        }
        String what = switch (progress.measure()) {
            case SPEND -> "再消费" + Words.money(progress.missing());
            case POINTS -> "再获得" + progress.missing() + "积分";
            case VISITS -> "再消费" + progress.missing() + "次";
        };
        return what + zhUntil(progress) + to;
    }

    public static String en(TierProgress progress) {
        Tier next = progress.next();
        if (next == null) {
            return "You are at the top: " + Words.en(progress.current().name());
        }
        String to = Words.en(next.name());
        if (progress.missing() == 0) {
            return "Your next purchase takes you to " + to;
        }
        String what = switch (progress.measure()) {
            case SPEND -> "Spend " + Words.money(progress.missing()) + " more";
            case POINTS -> "Earn " + Words.enPoints(progress.missing()) + " more";
            case VISITS -> "Come " + (progress.missing() == 1 ? "once" : progress.missing() + " times") + " more";
        };
        return what + enUntil(progress) + " to reach " + to;
    }

    private static String zhUntil(TierProgress progress) {
        if (progress.daysLeft() > 0) {
            return progress.daysLeft() == 1 ? "(今天是最后一天)" : "(还剩" + progress.daysLeft() + "天)";
        }
        return progress.window().kind() == Kind.ROLLING ? "(" + progress.window().days() + "天内)" : "";
    }

    private static String enUntil(TierProgress progress) {
        if (progress.daysLeft() > 0) {
            return progress.daysLeft() == 1 ? " today" : " (" + progress.daysLeft() + " days left)";
        }
        return progress.window().kind() == Kind.ROLLING ? " within " + progress.window().days() + " days" : "";
    }
}
