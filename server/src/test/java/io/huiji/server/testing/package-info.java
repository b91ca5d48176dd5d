/** What tests stand on: a fresh database per class in a moment, a real server on it, a clock that is set by hand. */
@NullMarked
package io.huiji.server.testing;

import org.jspecify.annotations.NullMarked;
