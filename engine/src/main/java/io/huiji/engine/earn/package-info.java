/** What a receipt earns: conditions, stacking, one rounding, caps and budgets. Start at {@link io.huiji.engine.earn.Purchases}. */
@org.jspecify.annotations.NullMarked
package io.huiji.engine.earn;
