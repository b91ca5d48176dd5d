package io.huiji.server.listing.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Members with their tier and balance: {@code member.member}, {@code standing.standing}, {@code ledger.account}; all of a member lie together. */
@Repository
public class MemberListSql {

    private final JdbcClient database;

    MemberListSql(JdbcClient database) {
        this.database = database;
    }

    /**
     * What is asked for; what is {@code null} or empty does not narrow.
     *
     * @param ids those who were found by what they are known by; {@code null}: anybody
     * @param storeIds where they enrolled
     * @param tags all of them
     * @param tier code
     * @param baseTier whether that is the base tier, which members who were never rated have too
     * @param from enrolled at or after, {@code to} before
     */
    public record Wanted(
            @Nullable Collection<Long> ids, Collection<Long> storeIds, List<String> tags, @Nullable String tier, boolean baseTier, @Nullable String status,
            @Nullable String channel, @Nullable Instant from, @Nullable Instant to, boolean oldestFirst) {

        public static Wanted only(Collection<Long> ids) {
            return new Wanted(ids, List.of(), List.of(), null, false, null, null, null, null, false);
        }
    }

    /** Where a page ended. */
    public record Place(Instant enrolledAt, long memberId) {}

    /** Balances as they were last booked. */
    public record Row(
            long id, Instant enrolledAt, @Nullable String tier, @Nullable LocalDate tierSince, @Nullable LocalDate qualifiedUntil, @Nullable LocalDate lastSpendDay,
            long lifetimeSpendFen, long lifetimeVisits, long spendable, long pending, long held, long debt) {}

    public List<Row> find(Wanted wanted, @Nullable Place after, int limit) {
        Conditions select = new Conditions().text("""
                select m.member_id, m.enrolled_at, s.tier, s.tier_since, s.qualified_until, s.last_spend_day, s.lifetime_spend_fen, s.lifetime_visits,
                       a.spendable, a.pending, a.held, a.debt
                  from member.member m
                  left join standing.standing s on s.member_id = m.member_id
                  left join ledger.account a on a.member_id = m.member_id and a.asset = 1
                 where true""");
        if (wanted.ids() != null) {
            select.text(" and m.member_id = any (?::bigint[])", wanted.ids());
        }
        if (wanted.storeIds().size() == 1) {
            select.text(" and m.store_id = ?", wanted.storeIds().iterator().next());
        } else {
            select.in(" and m.store_id = any (?::bigint[])", wanted.storeIds());
        }
        wanted.tags().forEach(tag -> select.text(" and exists (select 1 from member.tag_of t where t.member_id = m.member_id and t.tag = ?)", tag));
        select.when(wanted.baseTier() ? " and (s.tier = ? or s.tier is null)" : " and s.tier = ?", wanted.tier());
        if (wanted.status() == null && wanted.ids() == null) {
            // Whoever was merged is shown as the one who stayed.
            select.text(" and m.status <> 'merged'");
        }
        if (wanted.status() != null) {
            // Spelled out where it can be, so that the index of those who are not active is seen to fit.
            select.text(" and m.status = ?", wanted.status()).text(wanted.status().equals("active") ? "" : " and m.status <> 'active'");
        }
        select.when(" and m.channel = ?", wanted.channel()).when(" and m.enrolled_at >= ?", wanted.from()).when(" and m.enrolled_at < ?", wanted.to());
        if (after != null) {
            select.text(" and (m.enrolled_at, m.member_id) " + (wanted.oldestFirst() ? ">" : "<") + " (?, ?)", after.enrolledAt(), after.memberId());
        }
        String way = wanted.oldestFirst() ? "asc" : "desc";
        select.text(" order by m.enrolled_at " + way + ", m.member_id " + way + " limit ?", limit);
        return database.sql(select.sql()).params(select.parameters()).query(MemberListSql::row).list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getLong(1), row.getTimestamp(2).toInstant(), row.getString(3), row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class), row.getLong(7), row.getLong(8), row.getLong(9), row.getLong(10), row.getLong(11), row.getLong(12));
    }
}
