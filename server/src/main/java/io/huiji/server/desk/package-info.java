/** Carries commands out: lanes, batches, one transaction. */
@ApplicationModule(displayName = "Desk", allowedDependencies = {"platform", "access", "store", "product", "member", "programme", "ledger", "standing", "purchase"})
@NullMarked
package io.huiji.server.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
