/** Decisions as kept, and the JSON they are kept in. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.desk.model;
