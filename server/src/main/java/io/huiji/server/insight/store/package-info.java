/** SQL of sums and reports. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.insight.store;
