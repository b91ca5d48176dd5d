package io.huiji.server.audit.store;

import io.huiji.server.audit.Seal;
import io.huiji.server.audit.model.SealEntry;
import io.huiji.server.audit.model.SealedRow;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code audit.seal} and the rows that are sealed. */
@Component
public class SealSql {

    private static final int FETCH_SIZE = 2_000;
    private static final int ACCOUNTS = 9;
    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient database;

    SealSql(JdbcClient database) {
        this.database = database;
    }

    /** The journal's rows booked in a span, in order of member and id. Within a transaction. */
    public void rows(Instant from, Instant until, Consumer<SealedRow> sink) {
        database.sql("""
                select member_id, id, (extract(epoch from booked_at) * 1000000)::bigint, (extract(epoch from effective_at) * 1000000)::bigint,
                       decision_id, reason, asset, coalesce(store_id, 0),
                       spendable, pending, held, debt, issued, redeemed, breakage, clearing, adjustment
                  from ledger.journal where booked_at >= ? and booked_at < ? order by member_id, id""")
                .withFetchSize(FETCH_SIZE).param(Timestamp.from(from)).param(Timestamp.from(until))
                .query(row -> {
                    long[] amounts = new long[ACCOUNTS];
                    for (int account = 0; account < ACCOUNTS; account++) {
                        amounts[account] = row.getLong(9 + account);
                    }
                    sink.accept(SealedRow.of(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getString(6),
                            row.getLong(7), row.getLong(8), amounts));
                });
    }

    /** The decisions booked in a span, in order of member and id, each as its digest. The database digests, so that commands and facts need not travel. */
    public void decisions(Instant from, Instant until, Consumer<SealedRow> sink) {
        database.sql("""
                select member_id, id, sha256(convert_to(concat_ws(chr(31), (extract(epoch from booked_at) * 1000000)::bigint, kind, caller_id, plan_version,
                       coalesce(store_id::text, ''), coalesce((extract(epoch from event_at) * 1000000)::bigint::text, ''), coalesce(ref_id::text, ''),
                       coalesce(reference, ''), points, coalesce(refusal, ''), command::text, facts::text), 'UTF8'))
                  from desk.decision where booked_at >= ? and booked_at < ? order by member_id, id""")
                .withFetchSize(FETCH_SIZE).param(Timestamp.from(from)).param(Timestamp.from(until))
                .query(row -> {
                    sink.accept(SealedRow.of(row.getLong(1), row.getLong(2), row.getBytes(3)));
                });
    }

    public Optional<Instant> firstBooking() {
        return database.sql("select booked_at from ledger.journal order by booked_at limit 1")
                .query((row, n) -> row.getTimestamp(1).toInstant()).optional();
    }

    public Optional<Seal> latest() {
        return seals("where day = (select max(day) from audit.seal)").stream().findFirst();
    }

    /** How many days, and the last one. */
    public record Summary(long days, @Nullable LocalDate lastDay, @Nullable Instant sealedAt) {}

    public Summary summary() {
        return database.sql("select count(*), max(day), max(sealed_at) from audit.seal")
                .query((row, n) -> new Summary(row.getLong(1), row.getObject(2, LocalDate.class), row.getTimestamp(3) == null ? null : row.getTimestamp(3).toInstant()))
                .single();
    }

    /** From the first day on. */
    public List<Seal> all() {
        return seals("");
    }

    private List<Seal> seals(String where) {
        return database.sql("select day, from_at, until_at, row_count, decision_count, previous, digest from audit.seal " + where + " order by day")
                .query((row, n) -> new Seal(row.getObject(1, LocalDate.class), row.getTimestamp(2).toInstant(), row.getTimestamp(3).toInstant(),
                        row.getLong(4), row.getObject(5, Long.class), HEX.formatHex(row.getBytes(6)), HEX.formatHex(row.getBytes(7)))).list();
    }

    public void insert(Seal seal, Instant sealedAt) {
        database.sql("insert into audit.seal (day, from_at, until_at, row_count, decision_count, previous, digest, sealed_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(seal.day()).param(Timestamp.from(seal.fromAt())).param(Timestamp.from(seal.untilAt())).param(seal.rows()).param(seal.decisions())
                .param(HEX.parseHex(seal.previous())).param(HEX.parseHex(seal.digest())).param(Timestamp.from(sealedAt)).update();
    }

    /** Where the entries of a day are kept. */
    public enum Part {
        MOVEMENTS("audit.seal_chunk"), DECISIONS("audit.seal_decision_chunk");

        private final String table;

        Part(String table) {
            this.table = table;
        }
    }

    public void insertChunk(Part part, LocalDate day, int no, List<SealEntry> entries) {
        database.sql("insert into " + part.table + " (day, no, entries) values (?, ?, ?)")
                .param(day).param(no).param(SealEntry.write(entries)).update();
    }

    /** @return {@code null}: there is no such chunk */
    public @Nullable List<SealEntry> chunk(Part part, LocalDate day, int no) {
        return database.sql("select entries from " + part.table + " where day = ? and no = ?").param(day).param(no)
                .query((row, n) -> SealEntry.read(row.getBytes(1))).optional().orElse(null);
    }
}
