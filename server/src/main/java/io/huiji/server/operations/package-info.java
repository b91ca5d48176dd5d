/** Whether the installation is well: the last audit, seals, jobs, imports and the database at one look. */
@ApplicationModule(displayName = "Operations", allowedDependencies = {"platform", "access", "message", "programme", "ledger", "desk", "audit", "imports"})
@NullMarked
package io.huiji.server.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
