package io.huiji.server.desk.store;

import io.huiji.server.desk.model.DecisionRow.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was done in a store within some hours, from {@code desk.decision}. */
@Repository
public class ShiftSql {

    private final JdbcClient database;

    ShiftSql(JdbcClient database) {
        this.database = database;
    }

    /** @param amountFen of the receipts or refunds; 0 for what is about points alone */
    public record Sum(long count, long points, long amountFen) {
        public static final Sum NONE = new Sum(0, 0, 0);
    }

    /** What was accepted, by kind. {@code callerId} {@code null}: everybody's. */
    public Map<Kind, Sum> sums(long storeId, @Nullable Long callerId, Instant from, Instant until) {
        Map<Kind, Sum> sums = new EnumMap<>(Kind.class);
        database.sql("""
                select d.kind, count(*), sum(d.points), sum(d.amount_fen)
                  from desk.decision d
                 where d.booked_at >= ? and d.booked_at < ? and d.store_id = ? and d.caller_id = coalesce(?::bigint, d.caller_id) and d.refusal is null
                 group by d.kind""")
                .param(from.atOffset(ZoneOffset.UTC)).param(until.atOffset(ZoneOffset.UTC)).param(storeId).param(callerId)
                .query(row -> {
                    sums.put(Kind.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), new Sum(row.getLong(2), row.getLong(3), row.getLong(4)));
                });
        return sums;
    }
}
