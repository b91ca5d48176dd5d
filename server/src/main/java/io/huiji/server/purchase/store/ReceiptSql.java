package io.huiji.server.purchase.store;

import io.huiji.server.platform.Query;
import io.huiji.server.purchase.NewReceipt;
import io.huiji.server.purchase.NewReceipt.State;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.ReceiptRow;
import io.huiji.server.purchase.ReceiptRow.RefundedLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** {@code purchase.receipt}: keyed by the business number. */
@Component
public class ReceiptSql {

    private static final TypeReference<List<RefundedLine>> LINES = new TypeReference<>() {};
    private static final String COLUMNS = "space, number, state, member_id, decision_id, booked_at, store_id, event_at, net_fen, import_id,"
            + " body::text, refunded::text, clawed_points";

    /** Whatever changes a receipt that no member is named on tells the sums so, in the same statement: {@code purchase.unnamed_lately}. */
    private static final String UNNAMED = " insert into purchase.unnamed_lately (event_at, store_id, receipts, net_fen, refunded_fen) ";

    private static final String INSERT = """
            insert into purchase.receipt
                   (space, number, state, member_id, decision_id, booked_at, store_id, event_at, net_fen, import_id, phone_hash, channel, body)
            select space, number, state, member_id, decision_id, timestamptz 'epoch' + booked * interval '1 microsecond', store_id,
                   timestamptz 'epoch' + event * interval '1 microsecond', net_fen, import_id, phone_hash, channel, body
              from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                          ?::bigint[], ?::bigint[], ?::uuid[], ?::text[], ?::json[])
                   as n (space, number, state, member_id, decision_id, booked, store_id, event, net_fen, import_id, phone_hash, channel, body)
            on conflict do nothing returning space, number""";

    private static final String INSERT_UNNAMED = "with taken as (" + INSERT + ", state, event_at, store_id, net_fen), unnamed as (" + UNNAMED
            + "select event_at, store_id, 1, net_fen, 0 from taken where state <> 'credited') select space, number from taken";

    private static final String WRITE_REFUNDED = """
            update purchase.receipt r
               set refunded = n.refunded, refunded_fen = n.refunded_fen, clawed_points = n.clawed_points
              from unnest(?::text[], ?::text[], ?::json[], ?::bigint[], ?::bigint[]) as n (space, number, refunded, refunded_fen, clawed_points)
             where r.space = n.space and r.number = n.number""";

    /** What was refunded before is looked up first: whoever updates a row cannot ask what it was. */
    private static final String WRITE_REFUNDED_UNNAMED = """
            with n as (select * from unnest(?::text[], ?::text[], ?::json[], ?::bigint[], ?::bigint[]) as n (space, number, refunded, refunded_fen, clawed_points)),
            before as materialized (select space, number, refunded_fen from purchase.receipt where (space, number) in (select space, number from n) for update),
            written as (
              update purchase.receipt r
                 set refunded = n.refunded, refunded_fen = n.refunded_fen, clawed_points = n.clawed_points
                from n join before b on b.space = n.space and b.number = n.number
               where r.space = n.space and r.number = n.number
              returning r.state, r.event_at, r.store_id, r.refunded_fen - b.refunded_fen as more)
            """ + UNNAMED + "select event_at, store_id, 0, 0, more from written where state <> 'credited'";

    private static final String DELETED = " returning state, event_at, store_id, net_fen, refunded_fen)" + UNNAMED
            + "select event_at, store_id, -1, -net_fen, -refunded_fen from gone where state <> 'credited'";

    private final JdbcClient database;
    private final JsonMapper json = JsonMapper.shared();

    ReceiptSql(JdbcClient database) {
        this.database = database;
    }

    public Query<Set<ReceiptNumber>> insert(List<NewReceipt> receipts) {
        boolean named = receipts.stream().allMatch(receipt -> receipt.state() == State.CREDITED);
        return new Query<>(named ? INSERT : INSERT_UNNAMED,
                HashSet.newHashSet(receipts.size()), (taken, row) -> taken.add(new ReceiptNumber(row.getString(1), row.getString(2))),
                new ReceiptColumns(receipts).arrays());
    }

    public Map<ReceiptNumber, ReceiptRow> read(Collection<ReceiptNumber> numbers) {
        Map<ReceiptNumber, ReceiptRow> rows = HashMap.newHashMap(numbers.size());
        if (!numbers.isEmpty()) {
            database.sql("select " + COLUMNS + " from purchase.receipt where (space, number) in"
                    + " (select * from unnest(?::text[], ?::text[]))")
                    .param(spaces(numbers)).param(numbers(numbers))
                    .query((row, n) -> receipt(row)).list()
                    .forEach(row -> rows.put(row.number(), row));
        }
        return rows;
    }

    public boolean lock(ReceiptNumber number) {
        return database.sql("update purchase.receipt set net_fen = net_fen where space = ? and number = ?")
                .param(number.space()).param(number.number()).update() == 1;
    }

    public boolean credit(ReceiptNumber number, long memberId, long decisionId, Instant bookedAt, long netFen) {
        return database.sql("""
                with before as materialized (
                  select space, number, event_at, store_id, net_fen, refunded_fen from purchase.receipt
                   where space = ? and number = ? and state <> 'credited' for update),
                credited as (
                  update purchase.receipt r
                     set state = 'credited', member_id = ?, decision_id = ?, booked_at = ?, net_fen = ?, refunded = null, refunded_fen = 0
                    from before b
                   where r.space = b.space and r.number = b.number
                  returning b.event_at, b.store_id, b.net_fen, b.refunded_fen)
                """ + UNNAMED + "select event_at, store_id, -1, -net_fen, -refunded_fen from credited")
                .param(number.space()).param(number.number())
                .param(memberId).param(decisionId).param(Timestamp.from(bookedAt)).param(netFen).update() == 1;
    }

    public void rebook(ReceiptNumber number, Instant bookedAt) {
        database.sql("update purchase.receipt set booked_at = ? where space = ? and number = ?")
                .param(Timestamp.from(bookedAt)).param(number.space()).param(number.number()).update();
    }

    public void writeRefunded(Collection<ReceiptRow> sales) {
        if (sales.isEmpty()) {
            return;
        }
        List<ReceiptNumber> keys = sales.stream().map(ReceiptRow::number).toList();
        boolean named = sales.stream().allMatch(sale -> sale.state() == State.CREDITED);
        database.sql(named ? WRITE_REFUNDED : WRITE_REFUNDED_UNNAMED)
                .param(spaces(keys)).param(numbers(keys))
                .param(sales.stream().map(sale -> json.writeValueAsString(sale.refunded())).toArray(String[]::new))
                .param(sales.stream().mapToLong(ReceiptRow::refundedFen).toArray())
                .param(sales.stream().mapToLong(ReceiptRow::clawedPoints).toArray()).update();
    }

    public void delete(ReceiptNumber number) {
        database.sql("with gone as (delete from purchase.receipt where space = ? and number = ?" + DELETED).param(number.space()).param(number.number()).update();
    }

    public List<UUID> waitingAmong(Collection<UUID> phoneHashes) {
        return database.sql("select distinct phone_hash from purchase.receipt where phone_hash = any(?) and state = 'waiting'")
                .param(phoneHashes.toArray(UUID[]::new)).query((row, n) -> row.getObject(1, UUID.class)).list();
    }

    public List<ReceiptRow> waitingFor(UUID phoneHash) {
        return database.sql("select " + COLUMNS + " from purchase.receipt where phone_hash = ? and state = 'waiting' order by event_at, number")
                .param(phoneHash).query((row, n) -> receipt(row)).list();
    }

    public Optional<UUID> phoneOf(ReceiptNumber number) {
        return database.sql("select phone_hash from purchase.receipt where space = ? and number = ? and phone_hash is not null")
                .param(number.space()).param(number.number()).query((row, n) -> row.getObject(1, UUID.class)).optional();
    }

    public List<UUID> waitingPhones(UUID after, int limit) {
        return database.sql("select distinct phone_hash from purchase.receipt where state = 'waiting' and phone_hash > ? order by phone_hash limit ?")
                .param(after).param(limit).query((row, n) -> row.getObject(1, UUID.class)).list();
    }

    public List<ReceiptRow> ofImport(long importId, ReceiptNumber after, int limit) {
        return database.sql("select " + COLUMNS + " from purchase.receipt where import_id = ? and (space, number) > (?, ?)"
                + " order by space, number limit ?")
                .param(importId).param(after.space()).param(after.number()).param(limit).query((row, n) -> receipt(row)).list();
    }

    public void deleteAnonymous(long importId, Collection<ReceiptNumber> numbers) {
        database.sql("""
                with gone as (
                  delete from purchase.receipt
                   where import_id = ? and state = 'anonymous' and (space, number) in (select * from unnest(?::text[], ?::text[]))""" + DELETED)
                .param(importId).param(spaces(numbers)).param(numbers(numbers)).update();
    }

    /** Without a channel they are in no list. */
    public int release(long importId, Collection<ReceiptNumber> numbers) {
        return database.sql("""
                update purchase.receipt
                   set number = number || '~undone:' || import_id, import_id = 0, channel = null
                 where import_id = ? and (space, number) in (select * from unnest(?::text[], ?::text[]))""")
                .param(importId).param(spaces(numbers)).param(numbers(numbers)).update();
    }

    private ReceiptRow receipt(ResultSet row) throws SQLException {
        Timestamp bookedAt = row.getTimestamp(6);
        @Nullable String refunded = row.getString(12);
        return new ReceiptRow(new ReceiptNumber(row.getString(1), row.getString(2)), State.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                row.getObject(4, Long.class), row.getObject(5, Long.class), bookedAt == null ? null : bookedAt.toInstant(),
                row.getLong(7), row.getTimestamp(8).toInstant(), row.getLong(9), row.getLong(10), row.getString(11),
                refunded == null ? List.of() : json.readValue(refunded, LINES), row.getLong(13));
    }

    static String[] spaces(Collection<ReceiptNumber> numbers) {
        return numbers.stream().map(ReceiptNumber::space).toArray(String[]::new);
    }

    static String[] numbers(Collection<ReceiptNumber> numbers) {
        return numbers.stream().map(ReceiptNumber::number).toArray(String[]::new);
    }
}
