package io.huiji.server.desk.web;

import io.huiji.server.desk.unassigned.UnassignedReceipts;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Once.Reply;
import io.huiji.server.platform.WriteKey;
import org.springframework.stereotype.Component;

/** Keeps a receipt that has no member yet, once. */
@Component
class Keeping {

    private final UnassignedReceipts unassigned;
    private final Once once;

    Keeping(UnassignedReceipts unassigned, Once once) {
        this.unassigned = unassigned;
        this.once = once;
    }

    /** The phone enrolled between the look-up and the lock: the receipt is the member's, post it again. */
    static final class EnrolledMeanwhile extends RuntimeException {
        EnrolledMeanwhile() {
            super("enrolled meanwhile", null, false, false);
        }
    }

    /** @throws EnrolledMeanwhile nothing was kept */
    Reply keep(WriteKey key, UnassignedReceipts.Receipt receipt) {
        return once.run(key, () -> {
            if (unassigned.keep(receipt) != null) {
                throw new EnrolledMeanwhile();
            }
            return Reply.created(KeptView.of(receipt));
        });
    }
}
