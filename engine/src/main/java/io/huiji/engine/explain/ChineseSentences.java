package io.huiji.engine.explain;

import static io.huiji.engine.explain.Words.money;
import static io.huiji.engine.explain.Words.number;
import static io.huiji.engine.explain.Words.word;

import io.huiji.engine.decision.Step;
import java.time.LocalDate;

/** The Chinese sentences. */
final class ChineseSentences {

    private ChineseSentences() {}

    static String of(Step step) {
        String name = Words.zh(step.name());
        return switch (step.code()) {
            case BASE -> "计分金额" + money(step, "amount_fen") + "，每" + money(step, "per_fen") + "积" + number(step, "points") + "分：" + step.points() + "分。";
            case MULTIPLIER -> name + "：" + word(step, "times") + "倍，" + (step.points() < 0 ? "少得" : "多得") + Math.abs(step.points()) + "分。";
            case BONUS -> name + "：" + bonus(step);
            case ROUNDING -> "合计" + word(step, "exact") + "分，" + byWhat(step) + rounding(step) + "为" + step.points() + "分。";
            case CARRY_OVER -> "此前累计" + money(step, "before_fen") + "，本次计入" + money(step, "weighted_fen") + "，累计" + money(step, "after_fen")
                    + (number(step, "cut_fen") > 0 ? "（超出上限的" + money(step, "cut_fen") + "不计）" : "") + "，得" + step.points() + "分。";
            case PENDING -> "这" + step.points() + "分" + on(step, "active_on") + "起可用。";
            case RULE_NOT_TIER -> name + "：当前等级不适用。";
            case RULE_NOT_CATEGORY -> name + "：品类不参与。";
            case RULE_NOT_STORE -> name + "：本店不参与。";
            case RULE_NOT_CHANNEL -> name + "：本渠道不参与。";
            case RULE_NOT_TODAY -> name + "：今天不是活动日。";
            case RULE_NOT_NOW -> name + "：不在活动时段。";
            case RULE_NOT_DATE -> name + "：不在活动日期内。";
            case RULE_NOT_BIRTHDAY -> name + "：不在生日优惠期内。";
            case RULE_AMOUNT_SHORT -> name + "：还差" + money(step, "short_by_fen") + "。";
            case RULE_VISITS_SHORT -> name + "：还差" + number(step, "short_by") + "次消费。";
            case RULE_NOT_FIRST -> name + "：仅限首次消费。";
            case RULE_EXCLUDED_BY_GROUP -> name + "：已享受同组的其他优惠，不再叠加。";
            case RULE_NOT_BEST -> name + "：已按更高的倍数计算。";
            case LINE_EXCLUDED -> "第" + number(step, "line") + "行" + money(step, "amount_fen") + "：" + excluded(step) + "。";
            case CAP_REACHED -> cap(step, name);
            case BUDGET_REACHED -> name + "：活动预算已用完，少得" + number(step, "cut") + "分。";
            case TIER_UP -> "恭喜从" + word(step, "from_zh") + "升为" + name + "，下次消费起享受新等级。";
            case TIER_DOWN -> "等级从" + word(step, "from_zh") + "降为" + name + "。";
            case DEBT_REPAID -> "其中" + step.points() + "分抵还欠款，尚欠" + number(step, "debt_left") + "分。";
            case DEBT_MADE -> "可扣积分不足，" + step.points() + "分记为欠款，共欠" + number(step, "debt") + "分。";
            case CLAW_BACK -> "退款" + money(step, "amount_fen") + "，" + (step.points() > 0 ? "补回" : "追回") + Math.abs(step.points()) + "分，" + kept(step);
            case LOT_DRAWN -> "扣减" + step.points() + "分（" + life(step) + "）。";
            case LOT_RESTORED -> "退回" + step.points() + "分（" + life(step) + "）。";
            case LOT_LAPSED -> step.points() + "分已过期（" + life(step) + "）。";
            case LOT_ACTIVATED -> step.points() + "分已生效，可以使用。";
            case OLD_BALANCE -> "老系统余额导入：" + step.points() + "分" + remark(step) + "。";
            case OLD_BALANCE_UNDONE -> "老系统余额导入已撤销，收回" + Math.abs(step.points()) + "分。";
            case ADJUSTED -> "人工" + (step.points() > 0 ? "增加" : "扣减") + Math.abs(step.points()) + "分，原因：" + word(step, "reason") + "。";
            case FORFEITED -> "账户已注销，" + Math.abs(step.points()) + "分作废。";
            case HOLD_EXPIRED -> "预扣的" + step.points() + "分超时未确认，已释放。";
            case MERGED_AWAY -> "该会员与会员" + number(step, "member") + "合并为一人，" + step.points() + "分随同转去" + (number(step, "debt") > 0 ? "，欠款" + number(step, "debt") + "分一并转去" : "") + "。";
            case MERGED_HERE -> "会员" + number(step, "member") + "与本会员合并为一人，" + step.points() + "分连同各自的有效期转来。";
            case PARTED -> "合并已撤销，" + step.points() + "分退回会员" + number(step, "member") + (number(step, "debt") > 0 ? "，欠款" + number(step, "debt") + "分一并退回" : "") + "。";
            case RETURNED -> "合并已撤销，从会员" + number(step, "member") + "退回" + step.points() + "分，回到原来的批次。";
            case DEBT_MOVED -> "转来欠款" + step.points() + "分，共欠" + number(step, "debt") + "分。";
            case DEBT_UNPAID -> "合并时抵还的欠款" + step.points() + "分恢复，抵还所用的积分退回原批次。";
        };
    }

    private static String remark(Step step) {
        return step.words().containsKey("remark") ? "（" + word(step, "remark") + "）" : "";
    }

    private static String bonus(Step step) {
        return step.numbers().containsKey("per_fen")
                ? "每满" + money(step, "per_fen") + "赠" + number(step, "points") + "分，共赠" + step.points() + "分。"
                : "赠送" + step.points() + "分。";
    }

    private static String kept(Step step) {
        return step.numbers().containsKey("total_after_fen")
                ? "累计从" + money(step, "total_before_fen") + "降为" + money(step, "total_after_fen") + "。"
                : "这笔消费还保留" + number(step, "after_points") + "分。";
    }

    private static String byWhat(Step step) {
        return word(step, "by").equals("line") ? "逐行" : "整单";
    }

    private static String rounding(Step step) {
        return switch (word(step, "rounding")) {
            case "half_up" -> "四舍五入";
            case "ceiling" -> "向上取整";
            default -> "向下取整";
        };
    }

    private static String excluded(Step step) {
        return switch (word(step, "by")) {
            case "store" -> "本店不参与积分";
            case "channel" -> "本渠道不参与积分";
            case "product" -> "商品不参与";
            default -> "品类不参与";
        };
    }

    private static String cap(Step step, String name) {
        String reached = "已达" + per(word(step, "per")) + "上限（" + number(step, "cap") + "分），少得" + number(step, "cut") + "分。";
        return name.isEmpty() ? reached : name + "：" + reached;
    }

    static String per(String per) {
        return switch (per) {
            case "receipt" -> "单笔";
            case "week" -> "每周";
            case "month" -> "每月";
            default -> "单日";
        };
    }

    private static String life(Step step) {
        LocalDate day = Words.day(step, "expires_on");
        return day == null ? "永久有效" : Words.zhDay(day) + "0点到期";
    }

    private static String on(Step step, String word) {
        LocalDate day = Words.day(step, word);
        return day == null ? "" : Words.zhDay(day);
    }
}
