/** Queues and workers: who waits, who goes first. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.desk.lane;
