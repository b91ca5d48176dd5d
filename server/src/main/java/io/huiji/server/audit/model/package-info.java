/** What the audit looks for, and how it compares. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.audit.model;
