package io.huiji.server.listing.store;

import io.huiji.server.purchase.ReceiptNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Receipts, newest first. Of stores: the newest of each, then the newest of those, so that a store with few receipts costs no more than one with many. By
 * channel: the moments at which each store sold by it, from the index alone. Of a member: by her decisions. By number: looked for in each space of numbers.
 */
@Repository
public class ReceiptListSql {

    /** The numbers that a decision's receipt may have, tried one by one; the day of a store that restarts its numbers may be the one before. */
    private static final String OF_MEMBER = """
            (select r.* from desk.decision o
               left join store.store p on p.id = o.store_id
               cross join lateral (
                   select r.* from purchase.receipt r
                    where r.number = o.reference and r.decision_id = o.id
                      and r.space = any (array['store:' || o.store_id, 'partner:' || o.caller_id,
                            'store:' || o.store_id || ':' || (o.event_at at time zone coalesce(p.zone, 'UTC'))::date,
                            'store:' || o.store_id || ':' || ((o.event_at at time zone coalesce(p.zone, 'UTC'))::date - 1),
                            'store:' || o.store_id || ':' || ((o.event_at at time zone coalesce(p.zone, 'UTC'))::date + 1)]
                            || array(select space from spaces where starts_with(space, 'import:')))
                    limit 1) r
              where o.member_id = ? and o.kind = 'purchase') r""";

    /** All spaces of numbers, from one to the next: a look into the key for each. */
    private static final String SPACES = """
            with recursive every as (
                (select space from purchase.receipt order by space limit 1)
                union all
                select (select r.space from purchase.receipt r where r.space > e.space order by r.space limit 1) from every e where e.space is not null),
            spaces as (select space from every where space is not null)
            """;

    private static final String COLUMNS = """
            select r.space, r.number, r.state, r.member_id, r.store_id, r.event_at, r.net_fen, r.refunded_fen, r.clawed_points,
                   d.points, d.refusal, r.channel
              from """;

    private static final String DECISION = " left join desk.decision d on d.member_id = r.member_id and d.id = r.decision_id and d.booked_at = r.booked_at ";
    private static final String ORDER = " order by r.event_at desc, r.space desc, r.number desc limit ?";

    private final JdbcClient database;

    ReceiptListSql(JdbcClient database) {
        this.database = database;
    }

    /** What became of a receipt, as people look for it. */
    public enum State { SOLD, PART_REFUNDED, REFUNDED, UNASSIGNED }

    /** {@code null} or empty: does not narrow. {@code storeIds} empty: all. {@code from} included, {@code to} not. */
    public record Wanted(Collection<Long> storeIds, @Nullable Instant from, @Nullable Instant to, @Nullable String number, @Nullable Long memberId,
            @Nullable String channel, @Nullable State state) {}

    /** Where a page ended. */
    public record Place(Instant eventAt, ReceiptNumber number) {}

    /** {@code points}, {@code refusal}: of the decision, where there is one. */
    public record Row(
            ReceiptNumber number, String state, @Nullable Long memberId, long storeId, Instant eventAt, long netFen, long refundedFen, long clawedPoints, long points,
            @Nullable String refusal, @Nullable String channel) {}

    public List<Row> find(Wanted wanted, @Nullable Place after, int limit) {
        Conditions select = new Conditions();
        if (wanted.memberId() != null) {
            select.text(SPACES).text(COLUMNS).text(OF_MEMBER, wanted.memberId()).text(DECISION).text("where true").when(" and r.number = ?", wanted.number());
            narrow(select.in(" and r.store_id = any (?::bigint[])", wanted.storeIds()), wanted, after);
        } else if (wanted.number() != null) {
            select.text(SPACES).text(COLUMNS).text("(select r.* from spaces s join purchase.receipt r on r.space = s.space and r.number = ?) r", wanted.number())
                    .text(DECISION).text("where true");
            narrow(select.in(" and r.store_id = any (?::bigint[])", wanted.storeIds()), wanted, after);
        } else if (wanted.channel() != null && wanted.state() == null) {
            byChannel(select, wanted, wanted.channel(), after, limit);
        } else {
            stores(select.text(COLUMNS).text("(select r.* from "), wanted).text("cross join lateral (select r.* from purchase.receipt r where r.store_id = s.id");
            narrow(select, wanted, after);
            select.text(ORDER, limit).text(") r) r").text(DECISION);
        }
        select.text(ORDER, limit);
        return database.sql(select.sql()).params(select.parameters()).query(ReceiptListSql::row).list();
    }

    /**
     * A channel may be in few receipts of many, so whole rows are read only of those that are shown: the moments come from {@code receipt_of_store}, which has the
     * channel in it. Of the last moment all stores' are taken ("with ties"), since a page ends between two receipts and not between two moments. What was sold at
     * the moment where the page before ended is read by itself.
     */
    private static void byChannel(Conditions select, Wanted wanted, String channel, @Nullable Place after, int limit) {
        select.text(COLUMNS).text("(");
        if (after != null) {
            stores(select.text("select r.* from "), wanted).text("""
                    join purchase.receipt r on r.store_id = s.id and r.event_at = ? and r.channel = ? and (r.space, r.number) < (?, ?)""",
                    after.eventAt(), channel, after.number().space(), after.number().number()).text(" where true").when(" and r.event_at >= ?", wanted.from()).when(" and r.event_at < ?", wanted.to()).text(" union all ");
        }
        stores(select.text("select r.* from (select s.id, m.event_at from "), wanted)
                .text("cross join lateral (select distinct r.event_at from purchase.receipt r where r.store_id = s.id and r.channel = ?", channel)
                .when(" and r.event_at >= ?", wanted.from()).when(" and r.event_at < ?", wanted.to()).when(" and r.event_at < ?", after == null ? null : after.eventAt())
                .text(" order by r.event_at desc limit ?) m order by m.event_at desc fetch first (?) rows with ties) t", limit, limit)
                .text(" join purchase.receipt r on r.store_id = t.id and r.event_at = t.event_at and r.channel = ?) r", channel).text(DECISION);
    }

    private static Conditions stores(Conditions select, Wanted wanted) {
        return wanted.storeIds().isEmpty() ? select.text("(select id from store.store) s ")
                : select.text("(select unnest(?::bigint[]) as id) s ", wanted.storeIds());
    }

    /** Numbers of activities and of undone imports are none of a receipt. */
    private static void narrow(Conditions select, Wanted wanted, @Nullable Place after) {
        select.text(" and not starts_with(r.space, 'activity:') and r.number not like '%~undone:%'")
                .when(" and r.event_at >= ?", wanted.from()).when(" and r.event_at < ?", wanted.to())
                .when(" and r.channel = ?", wanted.channel());
        if (wanted.state() != null) {
            select.text(switch (wanted.state()) {
                case SOLD -> " and r.state = 'credited' and r.refunded_fen = 0";
                case PART_REFUNDED -> " and r.refunded_fen > 0 and r.refunded_fen < r.net_fen";
                case REFUNDED -> " and r.refunded_fen > 0 and r.refunded_fen >= r.net_fen";
                case UNASSIGNED -> " and r.state <> 'credited'";
            });
        }
        if (after != null) {
            select.text(" and r.event_at <= ? and (r.event_at, r.space, r.number) < (?, ?, ?)", after.eventAt(), after.eventAt(), after.number().space(),
                    after.number().number());
        }
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        Timestamp eventAt = row.getTimestamp(6);
        return new Row(new ReceiptNumber(row.getString(1), row.getString(2)), row.getString(3), row.getObject(4, Long.class), row.getLong(5), eventAt.toInstant(),
                row.getLong(7), row.getLong(8), row.getLong(9), row.getLong(10), row.getString(11), row.getString(12));
    }
}
