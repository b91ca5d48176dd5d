/** Purchases of three lines as tills post them: one by one and in bulk. */
@NullMarked
package io.huiji.bench.purchases;

import org.jspecify.annotations.NullMarked;
