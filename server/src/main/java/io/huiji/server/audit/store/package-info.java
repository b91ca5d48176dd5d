/** SQL of the audit: reads the books of all modules, writes its own runs and seals. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.audit.store;
