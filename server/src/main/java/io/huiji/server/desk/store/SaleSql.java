package io.huiji.server.desk.store;

import io.huiji.server.platform.Arrays;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Purchases among {@code desk.decision}, by member. */
@Component
public class SaleSql {

    private static final int FETCH_SIZE = 500;

    private final JdbcClient database;

    SaleSql(JdbcClient database) {
        this.database = database;
    }

    /** An accepted purchase; {@code reference} is the receipt's number, {@code command} as JSON. */
    public record Row(long memberId, long id, long callerId, @Nullable Long storeId, Instant eventAt, String reference, String command) {}

    /** Oldest first. Within a transaction, held {@value #FETCH_SIZE} at a time. */
    public void of(Collection<Long> memberIds, Instant until, Consumer<Row> sink) {
        database.sql("""
                select member_id, id, caller_id, store_id, event_at, reference, command::text
                  from desk.decision
                 where member_id = any (?::bigint[]) and kind = 'purchase' and refusal is null and event_at <= ?
                 order by event_at, id""")
                .withFetchSize(FETCH_SIZE).param(Arrays.longs(memberIds)).param(Timestamp.from(until))
                .query(row -> {
                    sink.accept(new Row(row.getLong(1), row.getLong(2), row.getLong(3), row.getObject(4, Long.class),
                            row.getTimestamp(5).toInstant(), row.getString(6), row.getString(7)));
                });
    }
}
