package io.huiji.engine.decision;

import io.huiji.engine.decision.Changes.Draw;
import io.huiji.engine.decision.Changes.Movement;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Command.TransferIn.Part;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.Lot;
import java.util.ArrayList;
import java.util.List;

/** What the second leg of a transfer opens: the first leg's draws with the life of the lots they came from (R13). */
public final class TransferParts {

    private TransferParts() {}

    /**
     * @param facts the sender's, as the first leg was decided on
     * @param changes the first leg's
     */
    public static List<Part> of(Facts facts, Changes changes) {
        List<Part> parts = new ArrayList<>();
        for (Movement movement : changes.movements()) {
            if (movement.reason() == Reason.TRANSFER_OUT) {
                for (Draw draw : movement.draws()) {
                    Lot lot = lot(facts, draw.lotId());
                    parts.add(new Part(-draw.remainingDelta(), lot.earnedAt(), lot.expiresAt(), lot.storeId()));
                }
            }
        }
        return parts;
    }

    private static Lot lot(Facts facts, long id) {
        for (Lot lot : facts.member().lots()) {
            if (lot.id() == id) {
                return lot;
            }
        }
        throw new IllegalStateException("a transfer drew lot " + id + ", which is not among the facts");
    }
}
