package io.huiji.server.desk;

import io.huiji.engine.facts.MemberFacts;
import io.huiji.server.desk.batch.FactsReader;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Members as a decision would find them this instant, many at a time; for forecasts. Reads only, locks nothing. */
@Component
public class MembersNow {

    private final FactsReader reader;
    private final TransactionTemplate transaction;

    MembersNow(FactsReader reader, TransactionTemplate transaction) {
        this.reader = reader;
        this.transaction = transaction;
    }

    /** Closed and merged members are left out. For a page of members at a time. @param from the first day that a window can reach */
    public Map<Long, MemberFacts> see(Collection<Long> memberIds, LocalDate from) {
        return Objects.requireNonNull(transaction.execute(status -> reader.members(memberIds, from)));
    }
}
