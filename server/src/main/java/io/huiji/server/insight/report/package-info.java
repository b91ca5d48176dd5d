/** The standard reports, each with the sentence that says how it is computed. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.insight.report;
