package io.huiji.server.imports.model;

import io.huiji.server.imports.model.ReturnMatching.Piece;
import java.time.Instant;
import java.util.List;

/** One thing to carry out for a member: a receipt, or what a return slip takes back of one receipt. */
public sealed interface Step {

    Instant at();

    /** Place of the receipt in {@link Contents#receipts}. */
    int receipt();

    record Sale(Instant at, int receipt) implements Step {}

    /** @param slip place in {@link Contents#slips} */
    record Return(Instant at, int slip, int receipt, List<Piece> pieces) implements Step {}
}
