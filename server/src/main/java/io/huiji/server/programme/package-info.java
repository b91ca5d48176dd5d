/** Versions of the programme, the one in force at an instant, shared budgets. */
@ApplicationModule(displayName = "Programme", allowedDependencies = {"platform", "access"})
@NullMarked
package io.huiji.server.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
