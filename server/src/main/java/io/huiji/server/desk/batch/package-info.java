/** One transaction for a batch of orders: claim, lock, read, decide, write. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.desk.batch;
