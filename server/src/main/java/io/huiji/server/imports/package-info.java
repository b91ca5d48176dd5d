/** Files in: receipts, members, stores, products, with preview, progress and undo. */
@ApplicationModule(displayName = "Imports", allowedDependencies = {"platform", "access", "store", "product", "member", "programme", "ledger", "purchase", "desk"})
@NullMarked
package io.huiji.server.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
