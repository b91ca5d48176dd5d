/** What is asked (commands) and what comes back (decisions with their steps). Start at {@link io.huiji.engine.decision.Engine}. */
@org.jspecify.annotations.NullMarked
package io.huiji.engine.decision;
