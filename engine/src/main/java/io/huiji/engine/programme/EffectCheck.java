package io.huiji.engine.programme;

import io.huiji.engine.programme.Earning.Effect;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What may be wrong with a rule's effect. */
final class EffectCheck {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,4})?");
    private static final BigDecimal HIGHEST_MULTIPLIER = BigDecimal.valueOf(100);
    private static final long MAXIMUM_BONUS = 1_000_000_000;

    private final Problems problems;
    private final String path;
    private final Effect effect;

    EffectCheck(Problems problems, String path, Effect effect) {
        this.problems = problems;
        this.path = path;
        this.effect = effect;
    }

    void run() {
        String multiplier = effect.multiplier();
        Long bonus = effect.bonus();
        Earning.Step bonusPer = effect.bonusPer();
        int kinds = (multiplier == null ? 0 : 1) + (bonus == null ? 0 : 1) + (bonusPer == null ? 0 : 1);
        if (kinds != 1) {
            problems.add(path, "one_effect", "倍数、固定赠送、每满赠送三者须且只能有一个", "exactly one of multiplier, bonus and bonusPer");
        }
        if (multiplier != null) {
            multiplier(multiplier);
        }
        if (bonus != null) {
            problems.range(path + ".bonus", bonus, 1, MAXIMUM_BONUS);
        }
        if (bonusPer != null) {
            problems.range(path + ".bonusPer.points", bonusPer.points(), 1, 1_000_000);
            problems.range(path + ".bonusPer.perFen", bonusPer.perFen(), 1, EarningCheck.MAXIMUM_RECEIPT_FEN);
        }
    }

    private void multiplier(String multiplier) {
        if (!DECIMAL.matcher(multiplier).matches() || new BigDecimal(multiplier).compareTo(HIGHEST_MULTIPLIER) > 0) {
            problems.add(path + ".multiplier", "out_of_range", "倍数应为 0 到 100，最多四位小数：" + multiplier,
                    "a decimal from 0 to 100 with at most 4 decimals: " + multiplier);
        }
    }
}
