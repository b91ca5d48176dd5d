package io.huiji.engine.programme;

import java.util.List;

/**
 * When earned points lapse, always at the start of a day in the programme's zone (R15–R17).
 * <pre>
 *   MONTHS 12            earned 2024-03-01  →  2025-03-01T00:00 (31 Jan + 1 month: last day of February)
 *   YEARLY yearsLater 0  earned in 2024     →  2025-01-01T00:00; yearsLater 1 → 2026-01-01T00:00
 *   GRADED 50% 12, rest 18                  →  two lots, half each
 * </pre>
 */
public record Expiry(Kind kind, int months, int yearsLater, List<Part> parts) {

    public enum Kind { NONE, MONTHS, YEARLY, GRADED }

    /** {@code percent} of the lot, rounded down; the last part takes the rest. */
    public record Part(int months, int percent) {}
}
