/** The books: the only place a balance changes. */
@ApplicationModule(displayName = "Points ledger", allowedDependencies = {"platform", "access"})
@NullMarked
package io.huiji.server.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
