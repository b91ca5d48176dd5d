package io.huiji.server.desk.batch;

import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Order;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * An order that waits for its answer.
 *
 * @param deadline until when an unknown outcome is asked again
 * @param withSteps whether the answer must explain itself
 */
public record Ticket(Order order, Instant deadline, boolean withSteps, CompletableFuture<Answer> answer) {}
