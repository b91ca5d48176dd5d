package io.huiji.server.desk;

import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.Standing;
import io.huiji.server.desk.batch.Rereading;
import io.huiji.server.desk.model.DecisionJson;
import io.huiji.server.desk.model.DecisionRow;
import io.huiji.server.desk.model.DecisionTotals;
import io.huiji.server.desk.store.DecisionSql;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Decisions as kept, decided again from their command, facts and version (I20). */
@Component
public class Decisions {

    private final DecisionSql decisions;
    private final Rereading rereading;

    Decisions(DecisionSql decisions, Rereading rereading) {
        this.decisions = decisions;
        this.rereading = rereading;
    }

    /**
     * A kept decision beside what comes of deciding it again.
     *
     * @param refusal the stored refusal's code; {@code null}: accepted
     * @param before the member's standing when it was decided; {@code null}: its facts cannot be read
     * @param again {@code null}: it cannot be decided again, because of {@code defect}
     */
    public record Kept(
            long memberId,
            long id,
            Instant bookedAt,
            @Nullable Long storeId,
            long points,
            @Nullable String refusal,
            @Nullable Standing before,
            @Nullable Decision again,
            @Nullable String defect) {}

    /**
     * Decides the decisions of a range of members again, a member's together. Must be called within a transaction, whose snapshot they are of.
     *
     * @param oneIn 1: of all members; N: of those whose id N divides
     */
    public void decideAgain(long fromMemberId, long throughMemberId, int oneIn, Consumer<Kept> sink) {
        decisions.stream(fromMemberId, throughMemberId, oneIn, row -> sink.accept(again(row)));
    }

    /** Whatever is broken in a kept row is that row's defect and must not end the reading of the others. */
    private Kept again(DecisionRow row) {
        try {
            Facts facts = DecisionJson.facts(row.facts());
            if (facts.member().id() != row.memberId() || !facts.now().equals(row.bookedAt())) {
                return kept(row, null, null, "facts of member " + facts.member().id() + " at " + facts.now());
            }
            Command command = rereading.command(row);
            DecisionTotals totals = DecisionTotals.of(command, facts);
            if (!row.totals().equals(totals)) {
                return kept(row, null, null, "totals " + row.totals() + " of " + totals);
            }
            return kept(row, facts.member().standing(), rereading.decision(row, facts, command), null);
        } catch (DataAccessException database) {
            throw database;
        } catch (RuntimeException broken) {
            return kept(row, null, null, String.valueOf(broken.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static Kept kept(DecisionRow row, @Nullable Standing before, @Nullable Decision again, @Nullable String defect) {
        return new Kept(row.memberId(), row.id(), row.bookedAt(), row.storeId(), row.points(), row.refusal(), before, again, defect);
    }
}
