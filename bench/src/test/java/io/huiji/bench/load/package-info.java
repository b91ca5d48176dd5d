@NullMarked
package io.huiji.bench.load;

import org.jspecify.annotations.NullMarked;
