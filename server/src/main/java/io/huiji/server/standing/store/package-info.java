/** SQL of standings and days. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.standing.store;
