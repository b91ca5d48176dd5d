package io.huiji.server.ledger;

import io.huiji.engine.decision.Changes.Reason;

/** How one movement of a decision changed one existing lot. */
public record LotChange(long decisionId, Reason reason, long lotId, long remainingDelta, long heldDelta) {}
