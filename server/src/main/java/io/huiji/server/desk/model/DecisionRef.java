package io.huiji.server.desk.model;

import java.time.Instant;

/** Where a decision lies: member, id, and the booking time that names its partition. */
public record DecisionRef(long memberId, long id, Instant bookedAt) {}
