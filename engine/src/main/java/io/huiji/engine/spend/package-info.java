/** Commands that see lots: settling, spending, holds, restoring, transfers, corrections. Start at {@link io.huiji.engine.spend.Books}. */
@org.jspecify.annotations.NullMarked
package io.huiji.engine.spend;
