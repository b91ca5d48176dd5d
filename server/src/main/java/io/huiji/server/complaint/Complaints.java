package io.huiji.server.complaint;

import io.huiji.server.access.Caller;
import io.huiji.server.complaint.model.OwnedId;
import io.huiji.server.complaint.store.AnswerSql;
import io.huiji.server.complaint.store.ComplaintSql;
import io.huiji.server.ledger.Books;
import io.huiji.server.ledger.JournalRow;
import io.huiji.server.member.Merges;
import io.huiji.server.platform.Ids;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes, answers and lists complaints. Writes run in the caller's transaction. */
@Component
public class Complaints {

    /** Most complaints of a member that wait at a time; whoever has so many talks to a person. */
    public static final int OPEN_MAX = 20;

    private final ComplaintSql rows;
    private final AnswerSql answers;
    private final Books books;
    private final Merges merges;
    private final Ids ids;
    private final InstantSource clock;

    Complaints(ComplaintSql rows, AnswerSql answers, Books books, Merges merges, Ids ids, InstantSource clock) {
        this.rows = rows;
        this.answers = answers;
        this.books = books;
        this.merges = merges;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * About an entry of hers. Its store's manager sees it, and head office.
     *
     * @throws Problem {@code not_found}: no entry of hers; {@code state_conflict}: too many are open, or this entry's is
     */
    public Complaint aboutEntry(long memberId, OwnedId entry, Complaint.Kind kind, @Nullable String note) {
        JournalRow row = !merges.withLineage(memberId).contains(entry.memberId()) ? null
                : books.journal(List.of(entry.memberId()), entry.id() + 1, 1).stream().filter(found -> found.id() == entry.id()).findFirst().orElse(null);
        if (row == null) {
            throw Problem.of(ProblemCode.NOT_FOUND);
        }
        return make(new Complaint(memberId, ids.next(), kind, row.storeId(), row.id(), row.decisionId(), null, note, Complaint.Status.OPEN, now(), List.of()));
    }

    /** About a receipt, whether or not it is known. @throws Problem {@code state_conflict} */
    public Complaint aboutReceipt(long memberId, long storeId, String receipt, Complaint.Kind kind, @Nullable String note) {
        return make(new Complaint(memberId, ids.next(), kind, storeId, null, null, receipt, note, Complaint.Status.OPEN, now(), List.of()));
    }

    private Complaint make(Complaint complaint) {
        if (rows.countOpen(complaint.memberId()) >= OPEN_MAX) {
            throw Problem.of(ProblemCode.STATE_CONFLICT, Map.of("reason", "too_many_open"));
        }
        if (!rows.insert(complaint)) {
            throw Problem.of(ProblemCode.STATE_CONFLICT, Map.of("reason", "already_open"));
        }
        return complaint;
    }

    /** Her own and those of records that were merged into hers, newest first. */
    public List<Complaint> of(long memberId, long beforeId, int limit) {
        return answered(rows.of(merges.withLineage(memberId), beforeId, limit));
    }

    /**
     * Those that a caller may see, newest first.
     *
     * @param storeIds {@code null}: all, without a store too
     */
    public List<Complaint> list(@Nullable Collection<Long> storeIds, Complaint.@Nullable Status status, long beforeId, int limit) {
        return answered(rows.list(storeIds, status, beforeId, limit));
    }

    /**
     * Says something to it, and closes it if that settles it. What is closed may be answered again and stays closed.
     *
     * @throws Problem {@code not_found}: there is none, or it is another store's
     */
    public Complaint answer(OwnedId ref, String text, boolean resolved, Caller caller) {
        Complaint complaint = rows.lock(ref.memberId(), ref.id()).filter(found -> mayAnswer(found, caller)).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
        answers.insert(complaint.memberId(), complaint.id(), ids.next(), caller.callerId(), new Complaint.Reply(now(), caller.name(), text, resolved));
        if (resolved) {
            rows.resolve(complaint.memberId(), complaint.id());
        }
        return answered(rows.find(complaint.memberId(), complaint.id()).stream().toList()).getFirst();
    }

    /** As {@link #answer(OwnedId, String, boolean, Caller)}. */
    public Complaint answer(Complaint complaint, String text, boolean resolved, Caller caller) {
        return answer(new OwnedId(complaint.memberId(), complaint.id()), text, resolved, caller);
    }

    private static boolean mayAnswer(Complaint complaint, Caller caller) {
        Long storeId = complaint.storeId();
        return storeId == null ? caller.storeIds().isEmpty() : caller.actsFor(storeId);
    }

    private List<Complaint> answered(List<Complaint> found) {
        Map<Long, List<Complaint.Reply>> said = answers.of(found);
        return found.stream().map(complaint -> complaint.with(said.getOrDefault(complaint.id(), List.of()))).toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
