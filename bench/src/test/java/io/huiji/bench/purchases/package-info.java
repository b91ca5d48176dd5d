@NullMarked
package io.huiji.bench.purchases;

import org.jspecify.annotations.NullMarked;
