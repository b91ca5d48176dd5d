package io.huiji.server.audit.store;

import io.huiji.server.audit.Check;
import io.huiji.server.audit.Difference;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks of merged members and of both legs of each merge. There are few of them. Columns: member, row, expected, found. To be run in one snapshot. */
@Component
public class MergeChecks {

    /** Whoever was merged has a merge that stands, and the other way round. */
    private static final String STATUS = """
            select coalesce(m.member_id, g.gone_id), case when g.id is null then 'member ' || m.member_id else 'merge ' || g.gone_id || '.' || g.id end,
                   case when g.id is null then 'a merge that stands' else 'merged' end, coalesce(m.status, 'no merge')
              from (select member_id, status from member.member where status = 'merged') m
              full join (select gone_id, id from member.merge where undone_at is null) g on g.gone_id = m.member_id
             where m.member_id is null or g.id is null""";

    /** Her pointer leads where the merge says, or where that one was merged to; and there is an end to it. */
    private static final String POINTER = """
            select m.member_id, 'member ' || m.member_id, 'merged into ' || coalesce(s.merged_into, s.member_id), 'merged into ' || m.merged_into
              from member.merge g
              join member.member m on m.member_id = g.gone_id
              join member.member s on s.member_id = g.survivor_id
             where g.undone_at is null and m.merged_into is distinct from coalesce(s.merged_into, s.member_id)""";

    private static final String NOTHING_LEFT = """
            select a.member_id, 'account ' || a.member_id || '/' || a.asset, 'spendable=0 pending=0 held=0 debt=0',
                   format('spendable=%s pending=%s held=%s debt=%s', a.spendable, a.pending, a.held, a.debt)
              from member.member m join ledger.account a on a.member_id = m.member_id
             where m.status = 'merged' and (a.spendable <> 0 or a.pending <> 0 or a.held <> 0 or a.debt <> 0)""";

    /** What went out of one record came into the other, both ways. */
    private static final String LEGS = """
            select g.gone_id, 'merge ' || g.gone_id || '.' || g.id, 'points=' || coalesce(-o.points, 0) || ' clearing=0',
                   'points=' || g.points || ' clearing=' || coalesce(o.clearing, 0) + coalesce(i.clearing, 0)
              from member.merge g
              left join lateral (select sum(j.clearing) clearing, sum(j.spendable + j.pending) points from ledger.journal j
                                  where j.member_id = g.gone_id and j.decision_id = g.id and j.reason = 'merge_out') o on true
              left join lateral (select sum(j.clearing) clearing from ledger.journal j
                                  where j.member_id = g.survivor_id and j.decision_id = g.in_id and j.reason = 'merge_in') i on true
             where coalesce(o.clearing, 0) + coalesce(i.clearing, 0) <> 0 or g.points <> coalesce(-o.points, 0)""";

    private static final String UNDONE_LEGS = """
            select g.gone_id, 'merge ' || g.gone_id || '.' || g.id, 'points=' || coalesce(i.points, 0) || ' clearing=0',
                   'points=' || g.returned_points || ' clearing=' || coalesce(o.clearing, 0) + coalesce(i.clearing, 0)
              from member.merge g
              left join lateral (select sum(j.clearing) clearing from ledger.journal j
                                  where j.member_id = g.survivor_id and j.decision_id = g.undo_out_id and j.reason = 'unmerge_out') o on true
              left join lateral (select sum(j.clearing) clearing, sum(j.spendable + j.pending) points from ledger.journal j
                                  where j.member_id = g.gone_id and j.decision_id = g.undo_in_id and j.reason = 'unmerge_in') i on true
             where g.undone_at is not null and (coalesce(o.clearing, 0) + coalesce(i.clearing, 0) <> 0 or g.returned_points <> coalesce(i.points, 0))""";

    /** What she was known by leads to the one who answers for her. */
    private static final String IDENTITY = """
            select m.member_id, 'identity ' || k.id, 'leads to ' || m.merged_into, 'leads to ' || coalesce(i.member_id::text, 'nobody')
              from member.member m
              join member.identity_of k on k.member_id = m.member_id
              left join member.identity i on i.kind = k.kind and i.value_hash = k.value_hash
             where m.status = 'merged' and i.member_id is distinct from m.merged_into""";

    private final JdbcClient database;

    MergeChecks(JdbcClient database) {
        this.database = database;
    }

    public void run(Consumer<Difference> found) {
        for (String sql : List.of(STATUS, POINTER, NOTHING_LEFT, LEGS, UNDONE_LEGS, IDENTITY)) {
            database.sql(sql).query(row -> {
                found.accept(new Difference(Check.MERGE, row.getLong(1), row.getString(2), row.getString(3), row.getString(4)));
            });
        }
    }
}
