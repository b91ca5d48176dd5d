/** Who is calling and what she may do: partners, API keys, scopes, rate limits. Deny by default. */
@ApplicationModule(displayName = "Access", allowedDependencies = {"platform"})
@NullMarked
package io.huiji.server.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
