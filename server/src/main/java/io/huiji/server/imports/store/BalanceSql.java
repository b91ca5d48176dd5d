package io.huiji.server.imports.store;

import io.huiji.server.platform.Arrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code imports.balance}: which old balances were granted, by which import. {@code imports.blank_card}: printed cards that nobody has yet. */
@Repository
public class BalanceSql {

    /** In place of a last day: the file named none. */
    public static final LocalDate BY_PROGRAMME = LocalDate.of(1, 1, 1);

    private static final String COLUMNS = "member_id, expires_on, run_id, points, store_id, remark, decision_id";

    private final JdbcClient database;

    BalanceSql(JdbcClient database) {
        this.database = database;
    }

    /** What a source grants once. */
    public record Key(long memberId, LocalDate expiresOn) {}

    /** @param decisionId {@code null}: the desk has not answered yet */
    public record Row(Key key, long runId, long points, @Nullable Long storeId, @Nullable String remark, @Nullable Long decisionId) {}

    public Map<Key, Row> find(String source, Collection<Long> memberIds) {
        Map<Key, Row> rows = new HashMap<>();
        database.sql("select " + COLUMNS + " from imports.balance where source = ? and member_id = any (?::bigint[])")
                .param(source).param(Arrays.longs(memberIds)).query((row, n) -> row(row)).list().forEach(row -> rows.put(row.key(), row));
        return rows;
    }

    /** Those that are there stay as they are. */
    public void claim(String source, List<Row> rows) {
        database.sql("""
                insert into imports.balance (source, member_id, expires_on, run_id, points, store_id, remark)
                select ?, n.* from unnest(?::bigint[], ?::date[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[]) as n
                on conflict do nothing""")
                .param(source).param(members(rows)).param(days(rows)).param(rows.stream().mapToLong(Row::runId).toArray())
                .param(rows.stream().mapToLong(Row::points).toArray()).param(rows.stream().map(Row::storeId).toArray(Long[]::new))
                .param(rows.stream().map(Row::remark).toArray(String[]::new)).update();
    }

    public void decided(String source, List<Row> rows) {
        database.sql("""
                update imports.balance b set decision_id = n.decision_id
                  from unnest(?::bigint[], ?::date[], ?::bigint[]) as n (member_id, expires_on, decision_id)
                 where b.source = ? and b.member_id = n.member_id and b.expires_on = n.expires_on""")
                .param(members(rows)).param(days(rows)).param(rows.stream().map(Row::decisionId).toArray(Long[]::new)).param(source).update();
    }

    public void forget(String source, List<Row> rows) {
        database.sql("""
                delete from imports.balance where source = ? and (member_id, expires_on) in (select * from unnest(?::bigint[], ?::date[]))""")
                .param(source).param(members(rows)).param(days(rows)).update();
    }

    /** Of a run, after {@code after}, in the order of members. */
    public List<Row> ofRun(long runId, Key after, int limit) {
        return database.sql("select " + COLUMNS + " from imports.balance where run_id = ? and (member_id, expires_on) > (?, ?)"
                + " order by member_id, expires_on limit ?")
                .param(runId).param(after.memberId()).param(after.expiresOn()).param(limit).query((row, n) -> row(row)).list();
    }

    /** Of these numbers those that are kept already. */
    public List<String> knownCards(Collection<String> numbers) {
        return database.sql("select number from imports.blank_card where number = any (?::text[])")
                .param(numbers.toArray(String[]::new)).query((row, n) -> row.getString(1)).list();
    }

    public void keepCards(long runId, Collection<String> numbers) {
        database.sql("insert into imports.blank_card (number, run_id) select n, ? from unnest(?::text[]) as n on conflict do nothing")
                .param(runId).param(numbers.toArray(String[]::new)).update();
    }

    public int forgetCards(long runId) {
        return database.sql("delete from imports.blank_card where run_id = ?").param(runId).update();
    }

    public long cardsOf(long runId) {
        return database.sql("select count(*) from imports.blank_card where run_id = ?").param(runId).query(Long.class).single();
    }

    private static long[] members(List<Row> rows) {
        return rows.stream().mapToLong(row -> row.key().memberId()).toArray();
    }

    private static String[] days(List<Row> rows) {
        return rows.stream().map(row -> row.key().expiresOn().toString()).toArray(String[]::new);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(new Key(row.getLong(1), row.getObject(2, LocalDate.class)), row.getLong(3), row.getLong(4), row.getObject(5, Long.class),
                row.getString(6), row.getObject(7, Long.class));
    }
}
