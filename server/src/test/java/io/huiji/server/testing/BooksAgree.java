package io.huiji.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The invariants of the books by SQL, past the application: each query finds what must not be. */
public final class BooksAgree {

    private static final Map<String, String> QUERIES = new LinkedHashMap<>();

    static {
        QUERIES.put("account = journal (I2)", """
                select a.member_id from ledger.account a
                  full join (select member_id, sum(spendable) s, sum(pending) p, sum(held) h, -sum(debt) d from ledger.journal group by 1) j using (member_id)
                 where (coalesce(a.spendable, 0), coalesce(a.pending, 0), coalesce(a.held, 0), coalesce(a.debt, 0))
                    is distinct from (coalesce(j.s, 0), coalesce(j.p, 0), coalesce(j.h, 0), coalesce(j.d, 0))""");
        QUERIES.put("account = open lots (I2)", """
                select a.member_id from ledger.account a
                  full join (select member_id, sum(remaining) filter (where activated) s, sum(remaining) filter (where not activated) p, sum(held) h
                               from ledger.lot group by 1) l using (member_id)
                 where (coalesce(a.spendable, 0), coalesce(a.pending, 0), coalesce(a.held, 0))
                    is distinct from (coalesce(l.s, 0), coalesce(l.p, 0), coalesce(l.h, 0))""");
        QUERIES.put("held = open holds", """
                select a.member_id from ledger.account a
                  left join (select member_id, sum(points) h from ledger.hold where status = 'open' group by 1) h using (member_id)
                 where a.held <> coalesce(h.h, 0)""");
        QUERIES.put("a claim has its decision or its answer", """
                select c.claim::text from platform.claim c
                 where c.status is null
                   and not exists (select from desk.decision d where d.member_id = c.member_id and d.id = c.decision_id and d.booked_at = c.booked_at)""");
        QUERIES.put("a receipt number has its decision", """
                select r.number from purchase.receipt r
                 where r.state = 'credited'
                   and not exists (select from desk.decision d where d.member_id = r.member_id and d.id = r.decision_id and d.booked_at = r.booked_at)""");
        QUERIES.put("a refund number has its decision", """
                select r.number from purchase.refund r
                 where r.member_id is not null
                   and not exists (select from desk.decision d where d.member_id = r.member_id and d.id = r.decision_id and d.booked_at = r.booked_at)""");
        QUERIES.put("a movement has its decision", """
                select j.id::text from ledger.journal j
                 where not exists (select from desk.decision d where d.member_id = j.member_id and d.id = j.decision_id and d.booked_at = j.booked_at)""");
        QUERIES.put("an accepted decision that moved points has its movements", """
                select d.id::text from desk.decision d
                 where d.points <> 0 and d.refusal is null
                   and not exists (select from ledger.journal j where j.member_id = d.member_id and j.decision_id = d.id)""");
        QUERIES.put("a lot and a draw have their movement", """
                select l.id::text from ledger.lot l
                 where not exists (select from ledger.journal j where j.member_id = l.member_id and j.id = l.journal_id)
                union all
                select d.lot_id::text from ledger.draw d
                 where not exists (select from ledger.journal j where j.member_id = d.member_id and j.id = d.journal_id)""");
    }

    private BooksAgree() {}

    public static void check(JdbcClient owner, String when) {
        QUERIES.forEach((what, sql) -> assertThat(owner.sql(sql).query((row, n) -> row.getString(1)).list()).as("%s: %s", when, what).isEmpty());
    }
}
