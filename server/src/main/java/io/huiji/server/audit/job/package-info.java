/** Runs of the audit in the background, and the sealing of days. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.audit.job;
