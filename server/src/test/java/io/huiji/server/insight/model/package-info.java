/** Periods. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.insight.model;
