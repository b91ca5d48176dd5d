package io.huiji.server.programme;

import io.huiji.engine.programme.Earning.Budget;
import io.huiji.engine.programme.Programme;
import io.huiji.server.platform.FieldError;
import io.huiji.server.platform.Ids;
import io.huiji.server.platform.Problem;
import io.huiji.server.programme.ProgrammeRecord.Published;
import io.huiji.server.programme.model.ProgrammeWriter;
import io.huiji.server.programme.store.BudgetSql;
import io.huiji.server.programme.store.VersionSql;
import io.huiji.server.programme.store.VersionSql.PublishedVersion;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes a draft an immutable version. */
@Component
public class Publishing {

    /** A start that no event is older than. */
    public static final Instant BEGINNING_OF_TIME = Instant.parse("0001-01-01T00:00:00Z");

    private final Drafts drafts;
    private final VersionSql versions;
    private final BudgetSql budgets;
    private final ObjectProvider<BooksEmpty> books;
    private final Ids ids;
    private final InstantSource clock;

    public Publishing(Drafts drafts, VersionSql versions, BudgetSql budgets, ObjectProvider<BooksEmpty> books, Ids ids, InstantSource clock) {
        this.drafts = drafts;
        this.versions = versions;
        this.budgets = budgets;
        this.books = books;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Publishes a draft, in the caller's transaction; {@link Programmes#refresh} shows it after the commit.
     *
     * @param effectiveFrom {@code null}: now; in the past only while the books are empty
     * @throws Problem {@code not_found}, {@code state_conflict} when it is published already, {@code invalid_field}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Published publish(long draftId, @Nullable Instant effectiveFrom, long callerId) {
        return publish(draftId, drafts.take(draftId), effectiveFrom, callerId);
    }

    /** Publishes a programme that was never a draft, on the same terms. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Published publish(Programme programme, @Nullable Instant effectiveFrom, long callerId) {
        return publish(ids.next(), programme, effectiveFrom, callerId);
    }

    private Published publish(long id, Programme programme, @Nullable Instant wanted, long callerId) {
        int number = versions.nextNumber();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant from = wanted == null ? now : wanted;
        if (from.isBefore(now) && !books.getIfAvailable(() -> () -> false).booksEmpty()) {
            throw Problem.invalid("effectiveFrom", "in_the_past", "生效时间不能早于现在（" + now + "）：已有交易按当时的方案计分",
                    "must not be before now (" + now + "): receipts have been rated by the programme that was in force");
        }
        versions.insert(new PublishedVersion(number, id, from, now, callerId, ProgrammeWriter.write(programme)));
        allow(programme.earning().budgets());
        return new Published(id, programme, number, from, now);
    }

    private void allow(List<Budget> wanted) {
        List<FieldError> overdrawn = new ArrayList<>();
        for (Budget budget : wanted.stream().sorted(Comparator.comparing(Budget::code)).toList()) {
            if (!budgets.allow(budget.code(), budget.points())) {
                long drawn = budgets.drawn(budget.code());
                overdrawn.add(new FieldError("earning.budgets[" + wanted.indexOf(budget) + "].points", "below_drawn",
                        "预算「" + budget.code() + "」已发放 " + drawn + " 分，总额不能低于它",
                        drawn + " points of budget " + budget.code() + " have been granted already; the total cannot be less"));
            }
        }
        if (!overdrawn.isEmpty()) {
            throw Problem.invalid(overdrawn);
        }
    }
}
