package io.huiji.server.audit.store;

import io.huiji.server.audit.Check;
import io.huiji.server.audit.Difference;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every claim beside the decisions, and every decision beside the numbers that stand for it: each a single join of whole tables (a hash join, linear in them),
 * because no index leads from a decision to its key and the write path must not pay for one. Columns: member, row, expected, found.
 */
@Component
public class KeyChecks {

    private static final int FETCH_SIZE = 1_000;

    private record Sql(Check check, String text) {}

    /** A transfer or merge has one key, its second leg none. */
    private static final String CLAIM_DECISION = """
            select coalesce(c.member_id, d.member_id), case when c.claim is null then 'decision ' || d.id else 'claim ' || c.claim end,
                   case when c.claim is null then 'a claim' else 'decision ' || c.decision_id end, 'none'
              from (select claim, member_id, decision_id, booked_at from platform.claim where decision_id is not null) c
              full join (select member_id, id, booked_at, kind from desk.decision) d
                on d.member_id = c.member_id and d.id = c.decision_id and d.booked_at = c.booked_at
             where d.id is null or (c.claim is null and d.kind not in ('transfer_in', 'merge_in', 'unmerge_in'))""";

    private static final String CLAIM_ANSWER = """
            select member_id, 'claim ' || claim, 'a decision or an answer', 'neither' from platform.claim where decision_id is null and status is null""";

    private static final String DECISION_RECEIPT = """
            select d.member_id, 'decision ' || d.id, 'receipt ' || coalesce(d.reference, ''), 'none'
              from (select member_id, id, reference from desk.decision where kind in ('purchase', 'grant') and refusal is null) d
              left join (select member_id, decision_id from purchase.receipt where decision_id is not null) r
                on r.decision_id = d.id and r.member_id = d.member_id
             where r.decision_id is null""";

    private static final String DECISION_REFUND = """
            select d.member_id, 'decision ' || d.id, 'refund ' || coalesce(d.reference, ''), 'none'
              from (select member_id, id, reference from desk.decision where kind = 'refund' and refusal is null) d
              left join (select member_id, decision_id from purchase.refund where decision_id is not null) r
                on r.decision_id = d.id and r.member_id = d.member_id
             where r.decision_id is null""";

    private static final List<Sql> CHECKS = List.of(new Sql(Check.CLAIM_DECISION, CLAIM_DECISION), new Sql(Check.CLAIM_DECISION, CLAIM_ANSWER),
            new Sql(Check.DECISION_NUMBER, DECISION_RECEIPT), new Sql(Check.DECISION_NUMBER, DECISION_REFUND));

    private final JdbcClient database;

    KeyChecks(JdbcClient database) {
        this.database = database;
    }

    /** Within a transaction. */
    public void run(Consumer<Difference> found) {
        for (Sql sql : CHECKS) {
            database.sql(sql.text()).withFetchSize(FETCH_SIZE)
                    .query(row -> {
                        found.accept(new Difference(sql.check(), row.getObject(1, Long.class), row.getString(2), row.getString(3), row.getString(4)));
                    });
        }
    }
}
