/**
 * The demo chain: fifty milk-tea shops and a year of their life, carried through the desk like any other. {@link io.huiji.server.demo.DemoPeople} and
 * {@link io.huiji.server.demo.DemoDays} make it up out of a seed, {@link io.huiji.server.demo.DemoYear} lets it happen, {@link io.huiji.server.demo.DemoClock} says when.
 */
@ApplicationModule(displayName = "Demo chain",
        allowedDependencies = {"platform", "access", "store", "product", "member", "programme", "purchase", "desk", "complaint"})
@NullMarked
package io.huiji.server.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
