/**
 * What the chain can see of itself: sums by day and store, active members, reports. Reads what others keep and writes nothing but sums of its own.
 * Start reading at {@link Insight}.
 */
@ApplicationModule(displayName = "Insight", allowedDependencies = {"platform", "access", "store", "member", "programme", "ledger", "standing", "purchase", "desk"})
@NullMarked
package io.huiji.server.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
