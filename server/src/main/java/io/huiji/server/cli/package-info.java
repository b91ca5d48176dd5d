/** The command line: verbs that work over the HTTP API, beside a running server or with one of their own. Start at {@link io.huiji.server.cli.Main}. */
@ApplicationModule(displayName = "Command line", allowedDependencies = {"platform"})
@NullMarked
package io.huiji.server.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
