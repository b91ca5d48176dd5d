/** Receipts that belong to no member yet: anonymous ones, and those by a phone that has not enrolled (E24). */
@org.jspecify.annotations.NullMarked
package io.huiji.server.desk.unassigned;
