package io.huiji.engine.earn;

import io.huiji.engine.Programmes;
import io.huiji.engine.Whens;
import io.huiji.engine.programme.Earning;
import io.huiji.engine.programme.Earning.Effect;
import java.util.Random;

/** Any base, any rounding, rules that help and rules that take, steps, groups, caps; all that makes a refund hard. */
final class RandomProgramme {

    private static final long[][] BASES = {{1, 100}, {1, 10_000}, {3, 700}, {2, 1}, {7, 1_000}};
    private static final String[] MULTIPLIERS = {"0.25", "0.5", "1.2", "1.37", "2", "3"};

    final Programmes programmes = Programmes.basic();
    private final Random random;

    RandomProgramme(Random random) {
        this.random = random;
        long[] base = BASES[random.nextInt(BASES.length)];
        programmes.base(base[0], base[1]).rounding(any(Earning.Rounding.values()), any(Earning.RoundBy.values())).stacking(any(Earning.Stacking.values()));
        if (random.nextBoolean()) {
            programmes.carryOver();
        }
        programmes.giveBackStep = random.nextInt(4) > 0;
        programmes.pending(random.nextInt(3) == 0 ? 1 : 0);
        boolean plain = random.nextInt(4) == 0;
        for (int i = plain ? 9 : random.nextInt(2); i < 4; i++) {
            rule("r" + i);
        }
        for (int i = plain ? 9 : random.nextInt(3); i < 3; i++) {
            cap("c" + i);
        }
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private void rule(String code) {
        Whens when = random.nextBoolean() ? Whens.always() : Whens.always().minFen(1_000 * (1 + random.nextInt(20)));
        if (random.nextInt(3) == 0) {
            when = when.category("tea");
        }
        Effect effect = random.nextInt(4) == 0 ? new Effect(null, 1L + random.nextInt(50), null) : new Effect(any(MULTIPLIERS), null, null);
        programmes.rule(code, random.nextInt(3), random.nextInt(3) == 0 ? "g" : null, when, effect, null);
    }

    private void cap(String code) {
        Earning.Per per = any(Earning.Per.values());
        String rule = programmes.rules.isEmpty() || random.nextBoolean() ? null : programmes.rules.get(random.nextInt(programmes.rules.size())).code();
        programmes.cap(code, per, 1 + random.nextInt(400), any(Earning.Counts.values()), rule);
    }

    boolean carriesOver() {
        return programmes.base.carryOver();
    }

    boolean isPlainCarryOver() {
        return carriesOver() && programmes.rules.isEmpty() && programmes.caps.isEmpty();
    }

    /** By the base alone; written without looking at the engine's rounding. */
    long points(long fen) {
        long scaled = fen * programmes.base.points();
        long per = programmes.base.perFen();
        return switch (programmes.base.rounding()) {
            case FLOOR -> scaled / per;
            case HALF_UP -> (2 * scaled + per) / (2 * per);
            case CEILING -> (scaled + per - 1) / per;
        };
    }

    @Override
    public String toString() {
        return programmes.programme().toString();
    }
}
