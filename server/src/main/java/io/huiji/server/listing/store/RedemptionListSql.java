package io.huiji.server.listing.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Redemptions in one step and holds, with what became of them, newest first. */
@Repository
public class RedemptionListSql {

    private static final String ROWS = """
            (select d.member_id, d.id, d.kind, d.store_id, d.booked_at, coalesce(h.points, -d.points) as points, coalesce(h.captured, 0) as captured, h.expires_at,
                    c.id as capture_id, x.booked_at as reversed_at,
                    case when x.booked_at is not null then 'reversed'
                         when d.kind = 'redeem' then 'redeemed'
                         when h.status = 'open' and h.expires_at <= ? then 'expired'
                         when h.status = 'open' then 'held'
                         else h.status end as state
               from desk.decision d
               left join ledger.hold h on d.kind = 'reserve' and h.member_id = d.member_id and h.id = d.id
               left join lateral (
                    select f.id from desk.decision f
                     where d.kind = 'reserve' and f.member_id = d.member_id and f.ref_id = d.id and f.kind = 'capture' and f.refusal is null and f.booked_at >= d.booked_at
                     limit 1) c on true
               left join lateral (
                    select f.booked_at from desk.decision f
                     where f.member_id = d.member_id and f.ref_id = coalesce(c.id, d.id) and f.kind = 'restore' and f.refusal is null and f.booked_at >= d.booked_at
                     limit 1) x on true
              where d.kind in ('redeem', 'reserve') and d.refusal is null""";

    private final JdbcClient database;

    RedemptionListSql(JdbcClient database) {
        this.database = database;
    }

    public enum State {
        HELD, CAPTURED, VOIDED, EXPIRED, REDEEMED, REVERSED;

        @com.fasterxml.jackson.annotation.JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code null} or empty: does not narrow. */
    public record Wanted(Collection<Long> storeIds, @Nullable Instant from, @Nullable Instant to, @Nullable Long memberId, @Nullable State state) {}

    public record Place(Instant bookedAt, long id) {}

    /** {@code captureId}: the decision that captured a hold; what is reversed is that one. */
    public record Row(
            long memberId, long id, boolean hold, @Nullable Long storeId, Instant bookedAt, long points, long captured, @Nullable Instant expiresAt,
            @Nullable Long captureId, @Nullable Instant reversedAt, State state) {}

    public List<Row> find(Wanted wanted, Instant now, @Nullable Place after, int limit) {
        Conditions select = new Conditions().text("select * from ").text(ROWS, now).in(" and d.store_id = any (?::bigint[])", wanted.storeIds())
                .when(" and d.booked_at >= ?", wanted.from()).when(" and d.booked_at < ?", wanted.to()).when(" and d.member_id = ?", wanted.memberId());
        if (after != null) {
            select.text(" and d.booked_at <= ? and (d.booked_at, d.id) < (?, ?)", after.bookedAt(), after.bookedAt(), after.id());
        }
        select.text(") r").when(" where state = ?", wanted.state() == null ? null : wanted.state().code()).text(" order by booked_at desc, id desc limit ?", limit);
        return database.sql(select.sql()).params(select.parameters()).query(RedemptionListSql::row).list();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        Timestamp expiresAt = row.getTimestamp("expires_at");
        Timestamp reversedAt = row.getTimestamp("reversed_at");
        return new Row(row.getLong("member_id"), row.getLong("id"), row.getString("kind").equals("reserve"), row.getObject("store_id", Long.class),
                row.getTimestamp("booked_at").toInstant(), row.getLong("points"), row.getLong("captured"), expiresAt == null ? null : expiresAt.toInstant(),
                row.getObject("capture_id", Long.class), reversedAt == null ? null : reversedAt.toInstant(),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
    }
}
