/** Pure parts. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.complaint.model;
