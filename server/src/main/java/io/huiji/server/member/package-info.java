/** Members, their identities, the dynamic code and the visit it is exchanged for. */
@ApplicationModule(displayName = "Members", allowedDependencies = {"platform", "access", "store", "message"})
@NullMarked
package io.huiji.server.member;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
