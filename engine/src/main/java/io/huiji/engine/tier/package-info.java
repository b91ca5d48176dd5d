/** The ladder: upgrades at once, downgrades when they are due. Start at {@link io.huiji.engine.tier.Ladder}. */
@org.jspecify.annotations.NullMarked
package io.huiji.engine.tier;
