/** Decisions of the engine alone (JMH). */
@NullMarked
package io.huiji.bench.engine;

import org.jspecify.annotations.NullMarked;
