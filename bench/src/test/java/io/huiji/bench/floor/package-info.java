@NullMarked
package io.huiji.bench.floor;

import org.jspecify.annotations.NullMarked;
