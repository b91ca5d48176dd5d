/** Keeps the sums up with the books. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.insight.job;
