/** What the house says to people: the port that messages leave by. Its default is a local outbox that the operator can read. */
@ApplicationModule(displayName = "Messages", allowedDependencies = {"platform", "access"})
@NullMarked
package io.huiji.server.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
