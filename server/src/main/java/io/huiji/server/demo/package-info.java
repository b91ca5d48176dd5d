/** The demo chain: a few milk-tea shops with two months of receipts, posted through the public API like real ones. */
@ApplicationModule(displayName = "Demo chain", allowedDependencies = {"platform", "programme"})
@NullMarked
package io.huiji.server.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
