package io.huiji.server.desk;

import io.huiji.server.desk.model.DecisionRef;
import io.huiji.server.desk.model.DecisionRow;
import io.huiji.server.desk.store.DecisionSql;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.ReceiptRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What receipts were granted when they were credited. */
@Component
public class Granted {

    private final DecisionSql decisions;

    Granted(DecisionSql decisions) {
        this.decisions = decisions;
    }

    /** Points by receipt number; receipts that nobody has are left out. For a page of receipts at a time. */
    public Map<ReceiptNumber, Long> of(Collection<ReceiptRow> receipts) {
        List<DecisionRef> refs = new ArrayList<>(receipts.size());
        for (ReceiptRow row : receipts) {
            if (row.memberId() != null && row.decisionId() != null && row.bookedAt() != null) {
                refs.add(new DecisionRef(row.memberId(), row.decisionId(), row.bookedAt()));
            }
        }
        Map<Long, DecisionRow> read = decisions.read(refs);
        Map<ReceiptNumber, Long> points = new HashMap<>();
        for (ReceiptRow row : receipts) {
            DecisionRow decision = row.decisionId() == null ? null : read.get(row.decisionId());
            if (decision != null) {
                points.put(row.number(), decision.points());
            }
        }
        return points;
    }
}
