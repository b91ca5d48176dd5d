@NullMarked
package io.huiji.bench;

import org.jspecify.annotations.NullMarked;
