package io.huiji.server.audit.job;

import io.huiji.server.audit.Check;
import io.huiji.server.audit.Difference;
import io.huiji.server.audit.Seal;
import io.huiji.server.audit.model.SealEntry;
import io.huiji.server.audit.store.RangeSql;
import io.huiji.server.audit.store.SealSql;
import io.huiji.server.audit.store.SealSql.Part;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Derives a seal again from the journal and walks along its entries: a row that was changed, is missing or was added has a name. */
@Component
public class Verifying {

    private final SealSql seals;
    private final RangeSql ranges;
    private final TransactionTemplate snapshot;

    Verifying(SealSql seals, RangeSql ranges, PlatformTransactionManager transactions) {
        this.seals = seals;
        this.ranges = ranges;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** @param before {@code null}: it is the first */
    public void verify(Seal seal, @Nullable Seal before, Consumer<Difference> found) {
        snapshot.executeWithoutResult(status -> inside(seal, before, found));
    }

    private void inside(Seal seal, @Nullable Seal before, Consumer<Difference> found) {
        ranges.patience();
        String row = "seal " + seal.day();
        String previous = SealDigest.of(before);
        if (!seal.previous().equals(previous) || !follows(seal, before)) {
            found.accept(new Difference(Check.SEAL, null, row, "follows " + (before == null ? "nothing" : before.day() + " " + before.digest()),
                    "follows " + seal.previous() + " from " + seal.fromAt()));
        }
        SealDigest digest = new SealDigest(seal.previous(), seal.day());
        Walk movements = new Walk(Part.MOVEMENTS, seal.day(), found);
        seals.rows(seal.fromAt(), seal.untilAt(), next -> movements.row(digest.add(next)));
        movements.end();
        Walk decisions = new Walk(Part.DECISIONS, seal.day(), found);
        if (seal.decisions() != null) {
            seals.decisions(seal.fromAt(), seal.untilAt(), next -> decisions.row(digest.add(next)));
            decisions.end();
        }
        String derived = digest.hex();
        String expected = movements.rows + "+" + decisions.rows + " rows " + derived;
        String sealed = seal.rows() + "+" + (seal.decisions() == null ? 0 : seal.decisions()) + " rows " + seal.digest();
        if (!movements.different && !decisions.different && !expected.equals(sealed)) {
            found.accept(new Difference(Check.SEAL, null, row, expected, sealed));
        }
    }

    private static boolean follows(Seal seal, @Nullable Seal before) {
        return before == null || (seal.fromAt().equals(before.untilAt()) && seal.day().equals(before.day().plusDays(1)));
    }

    /** The sealed entries beside the rows, both in order. */
    private final class Walk {

        private final Part part;
        private final LocalDate day;
        private final Consumer<Difference> found;
        private List<SealEntry> chunk = List.of();
        private int chunkNo;
        private int at;
        private long rows;
        private boolean different;

        Walk(Part part, LocalDate day, Consumer<Difference> found) {
            this.part = part;
            this.day = day;
            this.found = found;
        }

        private @Nullable SealEntry sealed() {
            while (at == chunk.size()) {
                List<SealEntry> next = seals.chunk(part, day, chunkNo);
                if (next == null) {
                    return null;
                }
                chunkNo++;
                chunk = next;
                at = 0;
            }
            return chunk.get(at);
        }

        void row(SealEntry is) {
            rows++;
            SealEntry sealed = sealed();
            while (sealed != null && SealEntry.ORDER.compare(sealed, is) < 0) {
                tell(sealed, digest(sealed), "missing");
                at++;
                sealed = sealed();
            }
            if (sealed == null || SealEntry.ORDER.compare(sealed, is) > 0) {
                tell(is, "not there on " + day, "added");
                return;
            }
            if (sealed.digest() != is.digest()) {
                tell(is, digest(sealed), digest(is));
            }
            at++;
        }

        void end() {
            for (SealEntry sealed = sealed(); sealed != null; sealed = sealed()) {
                tell(sealed, digest(sealed), "missing");
                at++;
            }
        }

        private void tell(SealEntry entry, String expected, String is) {
            different = true;
            found.accept(part == Part.MOVEMENTS ? new Difference(Check.SEALED_ROW, entry.memberId(), "journal " + entry.id(), expected, is)
                    : new Difference(Check.SEALED_DECISION, entry.memberId(), "decision " + entry.id(), expected, is));
        }

        private static String digest(SealEntry entry) {
            return "sha256 " + HexFormat.of().toHexDigits(entry.digest()) + "…";
        }
    }
}
