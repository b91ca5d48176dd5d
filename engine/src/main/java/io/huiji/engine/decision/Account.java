package io.huiji.engine.decision;

/**
 * The accounts of one asset. The first four are the member's; the rest are the house's, which may be negative.
 * DEBT is a contra account: it holds minus what the member owes, so every transaction sums to zero.
 */
public enum Account {
    SPENDABLE, PENDING, HELD, DEBT, ISSUED, REDEEMED, BREAKAGE, CLEARING, ADJUSTMENT
}
