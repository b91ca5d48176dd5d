/** Re-derives the books and seals the days. */
@ApplicationModule(displayName = "Audit", allowedDependencies = {"platform", "access", "member", "programme", "ledger", "standing", "purchase", "desk"})
@NullMarked
package io.huiji.server.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
