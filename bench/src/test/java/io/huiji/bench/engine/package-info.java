@NullMarked
package io.huiji.bench.engine;

import org.jspecify.annotations.NullMarked;
