package io.huiji.server.ledger;

import io.huiji.engine.facts.Balance;
import java.time.Instant;

/** A member's points account as read: the guard of the next write is {@code version}. */
public record AccountState(long memberId, Balance balance, long version, Instant lastBookedAt) {}
