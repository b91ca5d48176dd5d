package io.huiji.server.audit.store;

import io.huiji.server.audit.Check;
import io.huiji.server.audit.Difference;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks of the books of a range of members, each one statement that returns the rows that are wrong. To be run in one snapshot.
 * Columns: member, row, expected, found.
 */
@Component
public class MemberChecks {

    private record Sql(Check check, String text) {}

    private static final String JOURNAL_SUM = """
            select j.member_id, 'journal ' || j.id, '0',
                   (j.spendable + j.pending + j.held + j.debt + j.issued + j.redeemed + j.breakage + j.clearing + j.adjustment)::text
              from ledger.journal j
             where j.member_id between :from and :through
               and j.spendable + j.pending + j.held + j.debt + j.issued + j.redeemed + j.breakage + j.clearing + j.adjustment <> 0""";

    private static final String ACCOUNT_JOURNAL = """
            select member_id, 'account ' || member_id || '/' || asset,
                   format('spendable=%s pending=%s held=%s debt=%s', coalesce(j.spendable, 0), coalesce(j.pending, 0), coalesce(j.held, 0), coalesce(j.debt, 0)),
                   case when a.version is null then 'no account'
                        else format('spendable=%s pending=%s held=%s debt=%s', a.spendable, a.pending, a.held, a.debt) end
              from (select * from ledger.account where member_id between :from and :through) a
              full join (select member_id, asset, sum(spendable) spendable, sum(pending) pending, sum(held) held, -sum(debt) debt
                           from ledger.journal where member_id between :from and :through group by member_id, asset) j
             using (member_id, asset)
             where a.version is null
                or (a.spendable, a.pending, a.held, a.debt)
                   is distinct from (coalesce(j.spendable, 0), coalesce(j.pending, 0), coalesce(j.held, 0), coalesce(j.debt, 0))
                or least(a.spendable, a.pending, a.held, a.debt) < 0""";

    private static final String ACCOUNT_LOTS = """
            select member_id, 'account ' || member_id || '/' || asset,
                   format('spendable+pending=%s pending=%s held=%s', coalesce(l.remaining, 0), coalesce(l.waiting, 0), coalesce(l.held, 0)),
                   format('spendable+pending=%s pending=%s held=%s', coalesce(a.spendable + a.pending, 0), coalesce(a.pending, 0), coalesce(a.held, 0))
              from (select * from ledger.account where member_id between :from and :through) a
              full join (select member_id, asset, sum(remaining) remaining, coalesce(sum(remaining) filter (where not activated), 0) waiting, sum(held) held
                           from ledger.lot where member_id between :from and :through group by member_id, asset) l
             using (member_id, asset)
             where (coalesce(a.spendable + a.pending, 0), coalesce(a.pending, 0), coalesce(a.held, 0))
                   is distinct from (coalesce(l.remaining, 0), coalesce(l.waiting, 0), coalesce(l.held, 0))""";

    private static final String ACCOUNT_HOLDS = """
            select member_id, 'account ' || member_id || '/1', 'held=' || coalesce(h.points, 0), 'held=' || coalesce(a.held, 0)
              from (select * from ledger.account where member_id between :from and :through and asset = 1) a
              full join (select member_id, sum(points) points from ledger.hold
                          where member_id between :from and :through and status = 'open' group by member_id) h
             using (member_id)
             where coalesce(h.points, 0) <> coalesce(a.held, 0)""";

    private static final String LOT_DRAWS = """
            select member_id, 'lot ' || lot_id,
                   format('remaining=%s held=%s', coalesce(l.amount, 0) + coalesce(d.remaining, 0), coalesce(d.held, 0)),
                   case when l.amount is null then 'no lot' else format('remaining=%s held=%s', l.remaining, l.held) end
              from (select member_id, id lot_id, amount, remaining, held from ledger.lot where member_id between :from and :through) l
              full join (select member_id, lot_id, sum(remaining_delta) remaining, sum(held_delta) held
                           from ledger.draw where member_id between :from and :through group by member_id, lot_id) d
             using (member_id, lot_id)
             where l.amount is null
                or l.remaining <> l.amount + coalesce(d.remaining, 0)
                or l.held <> coalesce(d.held, 0)
                or l.remaining < 0 or l.held < 0 or l.remaining + l.held > l.amount""";

    private static final String LOT_HOLDS = """
            select member_id, 'lot ' || lot_id, 'held=' || coalesce(h.points, 0), 'held=' || coalesce(l.held, 0)
              from (select member_id, id lot_id, held from ledger.lot where member_id between :from and :through and held <> 0) l
              full join (select h.member_id, u.lot_id, sum(u.points) points
                           from ledger.hold h cross join lateral unnest(h.lot_ids, h.lot_points) u (lot_id, points)
                          where h.member_id between :from and :through and h.status = 'open' group by h.member_id, u.lot_id) h
             using (member_id, lot_id)
             where coalesce(h.points, 0) <> coalesce(l.held, 0)""";

    private static final String JOURNAL_LOTS = """
            select member_id, 'journal ' || journal_id,
                   format('spendable+pending=%s held=%s', coalesce(l.opened, 0) + coalesce(d.remaining, 0), coalesce(d.held, 0)),
                   case when j.held is null then 'no movement' else format('spendable+pending=%s held=%s', j.points, j.held) end
              from (select member_id, id journal_id, spendable + pending points, held
                      from ledger.journal where member_id between :from and :through) j
              full join (select member_id, journal_id, sum(remaining_delta) remaining, sum(held_delta) held
                           from ledger.draw where member_id between :from and :through group by member_id, journal_id) d
             using (member_id, journal_id)
              full join (select member_id, journal_id, sum(amount) opened
                           from ledger.lot where member_id between :from and :through group by member_id, journal_id) l
             using (member_id, journal_id)
             where j.held is null
                or j.points <> coalesce(l.opened, 0) + coalesce(d.remaining, 0)
                or j.held <> coalesce(d.held, 0)""";

    private static final String JOURNAL_DECISION = """
            select j.member_id, 'journal ' || j.id, 'accepted decision ' || j.decision_id,
                   case when d.id is null then 'no such decision' when d.refusal is not null then 'refused: ' || d.refusal
                        else 'store ' || coalesce(d.store_id::text, 'none') end
              from ledger.journal j
              left join desk.decision d on d.member_id = j.member_id and d.id = j.decision_id and d.booked_at = j.booked_at
                   and d.member_id between :from and :through
             where j.member_id between :from and :through
               and (d.id is null or d.refusal is not null or d.store_id is distinct from j.store_id)""";

    private static final String LOT_DECISION = """
            select l.member_id, 'lot ' || l.id, 'decision ' || coalesce(j.decision_id::text, 'none'), 'decision ' || l.decision_id
              from ledger.lot l
              left join ledger.journal j on j.member_id = l.member_id and j.id = l.journal_id and j.asset = l.asset
                   and j.member_id between :from and :through
             where l.member_id between :from and :through and j.decision_id is distinct from l.decision_id""";

    private static final List<Sql> CHECKS = List.of(
            new Sql(Check.JOURNAL_SUM, JOURNAL_SUM), new Sql(Check.ACCOUNT_JOURNAL, ACCOUNT_JOURNAL), new Sql(Check.ACCOUNT_LOTS, ACCOUNT_LOTS),
            new Sql(Check.ACCOUNT_HOLDS, ACCOUNT_HOLDS), new Sql(Check.LOT_DRAWS, LOT_DRAWS), new Sql(Check.LOT_HOLDS, LOT_HOLDS),
            new Sql(Check.JOURNAL_LOTS, JOURNAL_LOTS), new Sql(Check.JOURNAL_DECISION, JOURNAL_DECISION), new Sql(Check.LOT_DECISION, LOT_DECISION));

    private final JdbcClient database;

    MemberChecks(JdbcClient database) {
        this.database = database;
    }

    public void run(MemberRange members, Consumer<Difference> found) {
        for (Sql sql : CHECKS) {
            database.sql(sql.text()).param("from", members.fromId()).param("through", members.throughId())
                    .query(row -> {
                        found.accept(new Difference(sql.check(), row.getLong(1), row.getString(2), row.getString(3), row.getString(4)));
                    });
        }
    }
}
