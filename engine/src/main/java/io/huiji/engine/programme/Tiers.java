package io.huiji.engine.programme;

import io.huiji.engine.programme.Programme.Text;
import java.util.List;

/**
 * The ladder (T1–T5), lowest first; the first tier's threshold is 0. Upgrades happen with the purchase that earns them and count from the next one.
 *
 * @param downgradeHour hour of the programme's day at which a due downgrade is carried out, 0–23
 */
public record Tiers(List<Tier> ladder, Measure measure, Window window, Downgrade downgrade, int downgradeHour) {

    /** {@code threshold} in fen, points or visits, by {@link Measure}. */
    public record Tier(String code, Text name, long threshold) {}

    public enum Measure { SPEND, POINTS, VISITS }

    /** {@code days} counts for ROLLING only: calendar days, today included. */
    public record Window(Kind kind, int days) {
        public enum Kind { ROLLING, MONTH, QUARTER, YEAR, LIFETIME }
    }

    /**
     * @param inactivityDays complete days without spending after which the member falls; 0: never
     * @param holdingDays days a tier is held after it was reached or confirmed; then it is qualified anew; 0: never
     * @param to how far she falls
     */
    public record Downgrade(int inactivityDays, int holdingDays, To to) {
        public enum To { BASE, ONE_STEP, QUALIFIED }
    }
}
