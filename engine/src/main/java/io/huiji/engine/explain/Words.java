package io.huiji.engine.explain;

import io.huiji.engine.decision.Step;
import io.huiji.engine.programme.Programme.Text;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Money, days, counts and names as words. */
final class Words {

    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private Words() {}

    /** ¥12.34, or ¥12 where there are no fen. */
    static String money(long fen) {
        long yuan = Math.abs(fen / 100);
        long rest = Math.abs(fen % 100);
        String sign = fen < 0 ? "-" : "";
        return rest == 0 ? sign + "¥" + yuan : sign + "¥" + yuan + (rest < 10 ? ".0" : ".") + rest;
    }

    static String zhDay(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    static String enDay(LocalDate day) {
        return ENGLISH_DAY.format(day);
    }

    static String enPoints(long points) {
        return points == 1 ? "1 point" : points + " points";
    }

    static String zh(@Nullable Text text) {
        return text == null ? "" : text.zh();
    }

    static String en(@Nullable Text text) {
        if (text == null) {
            return "";
        }
        String en = text.en();
        return en == null ? text.zh() : en;
    }

    static long number(Step step, String name) {
        return step.numbers().getOrDefault(name, 0L);
    }

    static String money(Step step, String name) {
        return money(number(step, name));
    }

    static String word(Step step, String name) {
        return step.words().getOrDefault(name, "");
    }

    static @Nullable LocalDate day(Step step, String name) {
        String day = step.words().get(name);
        return day == null ? null : LocalDate.parse(day);
    }
}
