package io.huiji.engine.facts;

/** A member's accounts in points, none below 0. {@code debt} is what a claw-back could not take. */
public record Balance(long spendable, long pending, long held, long debt) {

    public static final Balance ZERO = new Balance(0, 0, 0, 0);
}
