package io.huiji.engine.explain;

import io.huiji.engine.programme.Earning.Effect;
import io.huiji.engine.programme.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Conditions and effects of a rule in Chinese. */
final class ChineseConditions {

    private static final String[] WEEKDAYS = {"", "一", "二", "三", "四", "五", "六", "日"};

    private ChineseConditions() {}

    /** With a comma at its end, or empty: always. */
    static String of(When when, Map<String, String> tiers) {
        List<String> parts = new ArrayList<>();
        When.DateRange dates = when.dates();
        if (dates != null) {
            parts.add(Words.zhDay(dates.from()) + "至" + Words.zhDay(dates.to()));
        }
        if (!when.weekdays().isEmpty()) {
            parts.add("每周" + String.join("、", when.weekdays().stream().map(day -> WEEKDAYS[day]).toList()));
        }
        when.timeSlots().forEach(slot -> parts.add(slot.from() + "到" + (slot.to().toNanoOfDay() == 0 ? "24:00" : slot.to().toString())));
        When.Birthday birthday = when.birthday();
        if (birthday != null) {
            parts.add(birthday == When.Birthday.DAY ? "生日当天" : "生日当月");
        }
        listed(parts, "", when.tiers().stream().map(tier -> tiers.getOrDefault(tier, tier)).toList());
        listed(parts, "门店", when.stores());
        listed(parts, "渠道", when.channels());
        listed(parts, "品类", when.categories());
        listed(parts, "商品", when.products());
        listed(parts, "除品类", when.notCategories());
        listed(parts, "除商品", when.notProducts());
        Long minFen = when.minFen();
        if (minFen != null) {
            parts.add("满" + Words.money(minFen));
        }
        When.Visits visits = when.visits();
        if (visits != null) {
            parts.add(visits.windowDays() + "天内每第" + visits.every() + "次消费");
        }
        if (when.firstPurchase()) {
            parts.add("首次消费");
        }
        return parts.isEmpty() ? "" : String.join("，", parts) + "，";
    }

    static String effect(Effect effect) {
        String multiplier = effect.multiplier();
        if (multiplier != null) {
            return multiplier + "倍积分";
        }
        Long bonus = effect.bonus();
        if (bonus != null) {
            return "赠" + bonus + "分";
        }
        var per = effect.bonusPer();
        return per == null ? "" : "每满" + Words.money(per.perFen()) + "赠" + per.points() + "分";
    }

    private static void listed(List<String> parts, String kind, List<String> names) {
        if (!names.isEmpty()) {
            parts.add(kind + String.join("、", names));
        }
    }
}
