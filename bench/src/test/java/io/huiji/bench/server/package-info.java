@NullMarked
package io.huiji.bench.server;

import org.jspecify.annotations.NullMarked;
