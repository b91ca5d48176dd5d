/** What time does, booked: lapsed lots, activations, expired holds, due downgrades; and partitions made ahead. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.desk.jobs;
