/** Complaints about points (P5): a member makes one on an entry or a receipt, her store's manager answers. Start reading at {@link Complaints}. */
@ApplicationModule(displayName = "Complaints", allowedDependencies = {"platform", "access", "store", "member", "ledger"})
@NullMarked
package io.huiji.server.complaint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
