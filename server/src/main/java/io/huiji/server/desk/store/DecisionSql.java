package io.huiji.server.desk.store;

import io.huiji.server.desk.model.DecisionRef;
import io.huiji.server.desk.model.DecisionRow;
import io.huiji.server.desk.model.DecisionRow.Kind;
import io.huiji.server.desk.model.DecisionTotals;
import io.huiji.server.platform.Arrays;
import io.huiji.server.platform.Copy;
import io.huiji.server.platform.Copy.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code desk.decision}: append-only. */
@Component
public class DecisionSql {

    private static final String COLUMNS = "d.member_id, d.id, d.booked_at, d.kind, d.caller_id, d.plan_version, d.store_id, d.event_at,"
            + " d.ref_id, d.reference, d.points, d.refusal,"
            + " d.tier, d.line_count, d.units, d.amount_fen, d.command::text, d.facts::text";

    private static final int FETCH_SIZE = 500;

    private final JdbcClient database;
    private final Copy copy;

    DecisionSql(JdbcClient database, Copy copy) {
        this.database = database;
        this.copy = copy;
    }

    public void append(List<DecisionRow> decisions) {
        Rows rows = new Rows();
        for (DecisionRow row : decisions) {
            rows.add(row.memberId()).add(row.id()).add(row.bookedAt()).add(name(row.kind())).add(row.callerId()).add(row.planVersion())
                    .add(row.storeId()).add(row.eventAt()).add(row.refId()).add(row.reference()).add(row.points()).add(row.refusal())
                    .add(row.totals().tier()).add(row.totals().lines()).add(row.totals().units()).add(row.totals().amountFen())
                    .add(row.command()).add(row.facts()).end();
        }
        copy.into("desk.decision (member_id, id, booked_at, kind, caller_id, plan_version, store_id, event_at, ref_id, reference, points,"
                + " refusal, tier, line_count, units, amount_fen, command, facts)", rows);
    }

    public Map<Long, DecisionRow> read(Collection<DecisionRef> refs) {
        Map<Long, DecisionRow> rows = HashMap.newHashMap(refs.size());
        if (refs.isEmpty()) {
            return rows;
        }
        database.sql("select " + COLUMNS + "\n" + """
                  from unnest(?::bigint[], ?::bigint[], ?::timestamptz[]) as n (member_id, id, booked_at)
                  join desk.decision d on d.member_id = n.member_id and d.id = n.id and d.booked_at = n.booked_at""")
                .param(refs.stream().mapToLong(DecisionRef::memberId).toArray())
                .param(refs.stream().mapToLong(DecisionRef::id).toArray())
                .param(refs.stream().map(ref -> ref.bookedAt().toString()).toArray(String[]::new))
                .query((row, n) -> decision(row)).list()
                .forEach(row -> rows.put(row.id(), row));
        return rows;
    }

    /** Decisions of the records of one person by id, in whichever partition; for pages, not for batches. */
    public List<DecisionRow> read(Collection<Long> memberIds, Collection<Long> ids) {
        return database.sql("select " + COLUMNS + " from desk.decision d where d.member_id = any (?::bigint[]) and d.id = any (?::bigint[])")
                .param(Arrays.longs(memberIds)).param(Arrays.longs(ids)).query((row, n) -> decision(row)).list();
    }

    /** Every decision of a range of members and of each {@code oneIn}th of them, a member's together; held {@value #FETCH_SIZE} at a time. */
    public void stream(long fromMemberId, long throughMemberId, int oneIn, Consumer<DecisionRow> sink) {
        database.sql("select " + COLUMNS + "\n" + """
                  from desk.decision d
                 where d.member_id between ? and ? and mod(d.member_id, ?) = 0
                 order by d.member_id, d.id, d.booked_at""")
                .withFetchSize(FETCH_SIZE)
                .param(fromMemberId).param(throughMemberId).param(oneIn)
                .query(row -> {
                    sink.accept(decision(row));
                });
    }

    /** Whether an accepted decision of {@code kind} refers to {@code refId}. */
    public boolean accepted(Collection<Long> memberIds, Kind kind, long refId) {
        return database.sql("""
                select exists (select 1 from desk.decision
                                where member_id = any (?::bigint[]) and kind = ? and ref_id = ? and refusal is null)""")
                .param(Arrays.longs(memberIds)).param(name(kind)).param(refId).query(Boolean.class).single();
    }

    /** Accepted refunds of these members, booked at {@code since} or later and after that decision. */
    public List<DecisionRow> refundsSince(Collection<Long> memberIds, Instant since, long afterId) {
        return database.sql("select " + COLUMNS + " from desk.decision d"
                + " where d.member_id = any (?::bigint[]) and d.booked_at >= ? and d.id > ? and d.kind = 'refund' and d.refusal is null order by d.id")
                .param(Arrays.longs(memberIds)).param(Timestamp.from(since)).param(afterId).query((row, n) -> decision(row)).list();
    }

    /** How many purchases of a member were booked at {@code since} or later. */
    public long purchasesSince(long memberId, Instant since) {
        return database.sql("select count(*) from desk.decision where member_id = ? and booked_at >= ? and kind = 'purchase' and refusal is null")
                .param(memberId).param(Timestamp.from(since)).query((row, n) -> row.getLong(1)).single();
    }

    static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    public static DecisionRow decision(ResultSet row) throws SQLException {
        Timestamp eventAt = row.getTimestamp(8);
        return new DecisionRow(row.getLong(1), row.getLong(2), row.getTimestamp(3).toInstant(),
                Kind.valueOf(row.getString(4).toUpperCase(Locale.ROOT)), row.getLong(5), row.getInt(6), row.getObject(7, Long.class),
                eventAt == null ? null : eventAt.toInstant(), row.getObject(9, Long.class), row.getString(10), row.getLong(11),
                row.getString(12), new DecisionTotals(row.getString(13), row.getInt(14), row.getLong(15), row.getLong(16)), row.getString(17),
                row.getString(18));
    }
}
