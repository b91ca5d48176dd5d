/** Measures Huiji beside what its database can do at best. Start reading at {@link io.huiji.bench.Bench}. */
@NullMarked
package io.huiji.bench;

import org.jspecify.annotations.NullMarked;
