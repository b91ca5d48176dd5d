/** Periods, what they are compared with, and how a report is laid out. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.insight.model;
