package io.huiji.server.ledger;

import io.huiji.engine.decision.Changes.Origin;
import io.huiji.engine.facts.Lot;

/** A lot that came with a merge, as it is now, and what it was before. */
public record CameLot(Lot lot, Origin origin) {}
