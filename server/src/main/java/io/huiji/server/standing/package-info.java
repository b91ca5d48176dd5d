/** A member's tier, totals and activity days. */
@ApplicationModule(displayName = "Standing", allowedDependencies = {"platform", "access"})
@NullMarked
package io.huiji.server.standing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
