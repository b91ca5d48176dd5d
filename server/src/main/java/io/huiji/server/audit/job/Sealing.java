package io.huiji.server.audit.job;

import io.huiji.server.audit.Seal;
import io.huiji.server.audit.model.SealEntry;
import io.huiji.server.audit.store.RangeSql;
import io.huiji.server.audit.store.SealSql;
import io.huiji.server.audit.store.SealSql.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals one day in one transaction of its own. */
@Component
public class Sealing {

    /** Rows whose digests lie in one chunk. */
    private static final int CHUNK = 4_096;
    /** The first seal reaches back to before every booking. */
    private static final Instant BEGINNING = Instant.EPOCH;

    private final SealSql seals;
    private final RangeSql ranges;
    private final TransactionTemplate transaction;

    Sealing(SealSql seals, RangeSql ranges, PlatformTransactionManager transactions) {
        this.seals = seals;
        this.ranges = ranges;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @return empty: another instance has sealed that day or is at it */
    public Optional<Seal> seal(LocalDate day, Instant until, @Nullable Seal before, Instant now) {
        try {
            return Optional.ofNullable(transaction.execute(status -> inside(day, until, before, now)));
        } catch (DuplicateKeyException | ConcurrencyFailureException another) {
            return Optional.empty();
        }
    }

    private Seal inside(LocalDate day, Instant until, @Nullable Seal before, Instant now) {
        ranges.patience();
        String previous = SealDigest.of(before);
        Instant from = before == null ? BEGINNING : before.untilAt();
        SealDigest digest = new SealDigest(previous, day);
        Chunks movements = new Chunks(Part.MOVEMENTS, day);
        seals.rows(from, until, row -> movements.add(digest.add(row)));
        Chunks decisions = new Chunks(Part.DECISIONS, day);
        seals.decisions(from, until, row -> decisions.add(digest.add(row)));
        Seal seal = new Seal(day, from, until, movements.end(), decisions.end(), previous, digest.hex());
        seals.insert(seal, now);
        return seal;
    }

    /** Writes the entries of a day, a chunk at a time. */
    private final class Chunks {

        private final Part part;
        private final LocalDate day;
        private final List<SealEntry> chunk = new ArrayList<>(CHUNK);
        private int written;
        private long entries;

        Chunks(Part part, LocalDate day) {
            this.part = part;
            this.day = day;
        }

        void add(SealEntry entry) {
            chunk.add(entry);
            entries++;
            if (chunk.size() == CHUNK) {
                write();
            }
        }

        /** How many there were. */
        long end() {
            if (!chunk.isEmpty()) {
                write();
            }
            return entries;
        }

        private void write() {
            seals.insertChunk(part, day, written++, chunk);
            chunk.clear();
        }
    }
}
