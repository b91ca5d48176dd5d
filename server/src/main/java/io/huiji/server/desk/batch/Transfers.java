package io.huiji.server.desk.batch;

import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.TransferParts;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.programme.Plan;
import io.huiji.server.desk.Order;
import io.huiji.server.ledger.Books;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The two legs of a transfer (R13). */
@Component
class Transfers {

    private final Books books;

    Transfers(Books books) {
        this.books = books;
    }

    Command.TransferOut out(Order.Transfer order, Plan plan, Instant now) {
        ZoneId zone = ZoneId.of(plan.programme().zone());
        Instant dayStart = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        long sentToday = books.transferredSince(order.head().memberId(), dayStart);
        return new Command.TransferOut(order.points(), order.toMemberId(), sentToday);
    }

    Command.TransferIn in(Order.Transfer order, Facts senderSaw, Changes sent) {
        return new Command.TransferIn(order.head().memberId(), TransferParts.of(senderSaw, sent));
    }
}
