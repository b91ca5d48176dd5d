package io.huiji.server.audit.job;

import io.huiji.server.audit.Seal;
import io.huiji.server.audit.model.SealEntry;
import io.huiji.server.audit.store.RangeSql;
import io.huiji.server.audit.store.SealSql;
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
        List<SealEntry> chunk = new ArrayList<>(CHUNK);
        int[] chunks = new int[1];
        seals.rows(from, until, row -> {
            chunk.add(digest.add(row));
            if (chunk.size() == CHUNK) {
                seals.insertChunk(day, chunks[0]++, chunk);
                chunk.clear();
            }
        });
        if (!chunk.isEmpty()) {
            seals.insertChunk(day, chunks[0], chunk);
        }
        Seal seal = new Seal(day, from, until, digest.rows(), previous, digest.hex());
        seals.insert(seal, now);
        return seal;
    }
}
