package io.huiji.server.desk.web;

import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.programme.Plan;
import io.huiji.server.access.Caller;
import io.huiji.server.access.Trail;
import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Asked;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.batch.Quotes;
import io.huiji.server.desk.store.DecisionSql;
import io.huiji.server.desk.web.MergeViews.MergeMember;
import io.huiji.server.desk.web.MergeViews.MergePreview;
import io.huiji.server.desk.web.MergeViews.MergeSide;
import io.huiji.server.desk.web.MergeViews.MergeTotals;
import io.huiji.server.desk.web.MergeViews.MergeUndone;
import io.huiji.server.desk.web.MergeViews.MergeView;
import io.huiji.server.desk.web.MergeViews.Told;
import io.huiji.server.desk.web.MergeViews.UndoPreview;
import io.huiji.server.member.IdentityKind;
import io.huiji.server.member.MemberRecord;
import io.huiji.server.member.MemberRecords;
import io.huiji.server.member.MemberRef;
import io.huiji.server.member.Members;
import io.huiji.server.member.Merge;
import io.huiji.server.member.MergedTags;
import io.huiji.server.member.Merges;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.programme.Programmes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Previews a merge by the decision that would carry it out, carries it out through the desk, and tells of it. */
@Component
class Merger {

    /** Without these there is nothing to preview. */
    private static final Set<ProblemCode> NOBODY = Set.of(ProblemCode.MEMBER_UNKNOWN, ProblemCode.MEMBER_MERGED, ProblemCode.NOT_FOUND);

    /** Nothing is kept of a preview, so it needs no reason. */
    private static final String PREVIEW = "preview";

    private final Members members;
    private final MemberRecords records;
    private final Merges merges;
    private final MergedTags tags;
    private final Quotes quotes;
    private final Replying replying;
    private final Asked asked;
    private final Programmes programmes;
    private final DecisionSql decisions;
    private final Trail trail;
    private final InstantSource clock;

    Merger(Members members, MemberRecords records, Merges merges, MergedTags tags, Quotes quotes, Replying replying, Asked asked, Programmes programmes,
            DecisionSql decisions, Trail trail, InstantSource clock) {
        this.tags = tags;
        this.decisions = decisions;
        this.members = members;
        this.records = records;
        this.merges = merges;
        this.quotes = quotes;
        this.replying = replying;
        this.asked = asked;
        this.programmes = programmes;
        this.trail = trail;
        this.clock = clock;
    }

    /** @throws Problem {@code merge_to_self}, {@code member_unknown}, {@code member_merged} */
    MergePreview preview(MemberRef goneRef, MemberRef survivorRef, Caller caller) {
        Order.Merge order = order(goneRef, survivorRef, PREVIEW, Replying.NO_KEY, caller);
        Quotes.Look look = quotes.look(order);
        Problem obstacle = obstacle(look.answer());
        Plan plan = programmes.inForce(look.at());
        MemberFacts gone = fact(look.before(), order.head().memberId());
        MemberFacts survivor = fact(look.before(), order.survivorId());
        MemberFacts after = fact(look.after(), order.survivorId());
        Map<Long, MemberRecord> both = records.all(List.of(gone.id(), survivor.id()));
        long moved = -points(look.answer());
        long paid = gone.balance().debt() + survivor.balance().debt() - after.balance().debt();
        return new MergePreview(new MergeSide(record(both, gone), MergeTotals.of(gone, plan)), new MergeSide(record(both, survivor), MergeTotals.of(survivor, plan)),
                obstacle == null ? MergeTotals.of(after, plan) : null, moved, obstacle == null ? paid : 0, told(obstacle),
                obstacle == null ? MergeTold.merge(moved, paid, gone, after, record(both, gone), tags.coming(gone.id(), survivor.id())) : List.of());
    }

    /** @throws Problem what the desk or the engine refuses */
    ResponseEntity<MergeView> merge(MemberRef goneRef, MemberRef survivorRef, String reason, WriteKey key, Caller caller) {
        Optional<Merge> done = asked.decided(key).flatMap(decision -> merges.find(decision.memberId(), decision.id()));
        if (done.isPresent()) {
            // her phone leads to the one who stayed by now: the key tells what was meant
            return ResponseEntity.status(201).header("Idempotency-Hit", "true").body(view(done.get()));
        }
        Order.Merge order = order(goneRef, survivorRef, reason, key, caller);
        Answer.Decided decided = decided(replying.wait(order));
        trail.noteSoon("merge.post", "member:" + decided.memberId(), "into=" + order.survivorId() + " points=" + -points(decided));
        return ResponseEntity.status(201).body(Replying.tell(() -> view(found(decided.memberId(), decided.decisionId()))));
    }

    Page<MergeView> list(PageQuery page) {
        List<Merge> rows = merges.newest(page.afterId(Long.MAX_VALUE), page.limit() + 1);
        Set<Long> ids = new HashSet<>();
        rows.forEach(merge -> ids.addAll(List.of(merge.made().goneId(), merge.made().survivorId())));
        Map<Long, MemberRecord> people = records.all(ids);
        return Page.of(rows, page.limit(), merge -> view(merge, people), merge -> Long.toString(merge.made().id()));
    }

    /** @throws Problem {@code not_found} */
    UndoPreview undoPreview(Ref ref, Caller caller) {
        Merge merge = found(ref.memberId(), ref.id());
        Order.Unmerge order = order(merge, PREVIEW, Replying.NO_KEY, caller);
        Quotes.Look look = quotes.look(order);
        Problem obstacle = obstacle(look.answer());
        if (obstacle != null) {
            return new UndoPreview(view(merge), null, null, 0, 0, 0, told(obstacle), List.of());
        }
        Plan plan = programmes.inForce(look.at());
        MemberFacts gone = fact(look.after(), merge.made().goneId());
        MemberFacts survivor = fact(look.after(), merge.made().survivorId());
        long returned = -points(look.answer());
        long kept = Math.max(0, merge.made().points() - returned);
        long receipts = decisions.purchasesSince(survivor.id(), merge.made().inBookedAt());
        return new UndoPreview(view(merge), MergeTotals.of(gone, plan), MergeTotals.of(survivor, plan), returned, kept, gone.balance().debt(), null,
                MergeTold.undo(merge, returned, kept, receipts, gone, tags.parting(gone.id(), survivor.id())));
    }

    /** @throws Problem what the desk or the engine refuses */
    ResponseEntity<MergeView> undo(Ref ref, String reason, WriteKey key, Caller caller) {
        Order.Unmerge order = order(found(ref.memberId(), ref.id()), reason, key, caller);
        Answer.Decided decided = decided(replying.wait(order));
        trail.noteSoon("merge.undo", "member:" + order.goneId(), "of=" + decided.memberId() + " points=" + -points(decided));
        ResponseEntity.BodyBuilder reply = ResponseEntity.ok();
        if (decided.repeated()) {
            reply.header("Idempotency-Hit", "true");
        }
        return reply.body(Replying.tell(() -> view(found(ref.memberId(), ref.id()))));
    }

    private Order.Merge order(MemberRef goneRef, MemberRef survivorRef, String reason, WriteKey key, Caller caller) {
        Instant now = clock.instant();
        long gone = members.resolve(goneRef, now, caller);
        long survivor = members.resolve(survivorRef, now, caller);
        if (gone == survivor) {
            throw Problem.of(ProblemCode.MERGE_TO_SELF);
        }
        return new Order.Merge(new Order.Head(key, caller.callerId(), gone, null), survivor, caller.name(), reason);
    }

    private static Order.Unmerge order(Merge merge, String reason, WriteKey key, Caller caller) {
        Order.Head head = new Order.Head(key, caller.callerId(), merge.made().survivorId(), null);
        return new Order.Unmerge(head, merge.made().goneId(), merge.made().id(), caller.name(), reason);
    }

    private Merge found(long goneId, long id) {
        return merges.find(goneId, id).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
    }

    private static Answer.Decided decided(Answer answer) {
        if (answer instanceof Answer.Decided decided && DecisionView.changes(decided) != null) {
            return decided;
        }
        throw Replying.problem(answer);
    }

    /** @throws Problem there is nobody to look at */
    private static @Nullable Problem obstacle(Answer answer) {
        if (answer instanceof Answer.Decided decided && DecisionView.changes(decided) != null) {
            return null;
        }
        Problem problem = Replying.problem(answer);
        if (NOBODY.contains(problem.code())) {
            throw problem;
        }
        return problem;
    }

    private static @Nullable Told told(@Nullable Problem obstacle) {
        return obstacle == null ? null : new Told(obstacle.code().code(), obstacle.code().zh(), obstacle.code().en());
    }

    private static long points(Answer answer) {
        var changes = answer instanceof Answer.Decided decided ? DecisionView.changes(decided) : null;
        return changes == null ? 0 : changes.points();
    }

    private static MemberFacts fact(Map<Long, MemberFacts> facts, long memberId) {
        return Objects.requireNonNull(facts.get(memberId));
    }

    private static MemberRecord record(Map<Long, MemberRecord> records, MemberFacts member) {
        return Objects.requireNonNull(records.get(member.id()));
    }

    private MergeView view(Merge merge) {
        return view(merge, records.all(List.of(merge.made().goneId(), merge.made().survivorId())));
    }

    private MergeView view(Merge merge, Map<Long, MemberRecord> people) {
        var made = merge.made();
        Instant undoUntil = made.at().plus(merges.undoWithin());
        Merge.Undone undone = merge.undone();
        return new MergeView(new Ref(made.goneId(), made.id()).toString(), member(made.goneId(), people), member(made.survivorId(), people), made.at(),
                made.callerName(), made.reason(), made.points(), made.debt(), undoUntil, undone == null && !clock.instant().isAfter(undoUntil),
                undone == null ? null : new MergeUndone(undone.at(), undone.callerName(), undone.reason(), undone.points()));
    }

    private static MergeMember member(long memberId, Map<Long, MemberRecord> people) {
        MemberRecord record = people.get(memberId);
        return new MergeMember(memberId, record == null ? null : record.name(), record == null ? null : record.identities().stream()
                .filter(one -> one.kind() == IdentityKind.PHONE).map(MemberRecord.Identity::value).findFirst().orElse(null));
    }
}
