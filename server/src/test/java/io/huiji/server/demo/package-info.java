/** Tests of the demo chain. */
@NullMarked
package io.huiji.server.demo;

import org.jspecify.annotations.NullMarked;
