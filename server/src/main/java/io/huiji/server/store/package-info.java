/** Stores: zone, franchise or own. */
@ApplicationModule(displayName = "Stores", allowedDependencies = {"platform", "access"})
@NullMarked
package io.huiji.server.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
