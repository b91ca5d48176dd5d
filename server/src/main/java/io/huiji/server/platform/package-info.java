/** What every module stands on: database, clock, ids, claims, problems, JSON, paging, sealing. */
@ApplicationModule(displayName = "Platform", allowedDependencies = {})
@NullMarked
package io.huiji.server.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
