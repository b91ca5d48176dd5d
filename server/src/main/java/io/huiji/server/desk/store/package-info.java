/** SQL of lanes, claims and decisions. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.desk.store;
