package io.huiji.server.member;

import io.huiji.server.access.Session;
import io.huiji.server.access.Sessions;
import io.huiji.server.member.MemberProfile.Status;
import io.huiji.server.member.store.HistorySql;
import io.huiji.server.member.store.IdentitySql;
import io.huiji.server.member.store.MergeSql;
import io.huiji.server.member.store.RecordSql;
import io.huiji.server.member.store.SpendingSql;
import io.huiji.server.platform.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which records are of one person. Written by the desk in the transaction that moves the points. */
@Component
@EnableConfigurationProperties(MergeSettings.class)
public class Merges {

    private final MergeSql merges;
    private final RecordSql records;
    private final IdentitySql identities;
    private final HistorySql history;
    private final Sessions sessions;
    private final SpendingSql spending;
    private final MergedTags tags;
    private final Ids ids;
    private final MergeSettings settings;

    Merges(MergeSql merges, RecordSql records, IdentitySql identities, HistorySql history, Sessions sessions, SpendingSql spending, MergedTags tags, Ids ids,
            MergeSettings settings) {
        this.tags = tags;
        this.merges = merges;
        this.records = records;
        this.identities = identities;
        this.history = history;
        this.sessions = sessions;
        this.spending = spending;
        this.ids = ids;
        this.settings = settings;
    }

    /** One of the two was frozen, closed or merged since she was looked at: look again. */
    public static final class Raced extends RuntimeException {
        Raced() {
            super("a member changed while she was merged", null, false, false);
        }
    }

    public Duration undoWithin() {
        return settings.undoWithin();
    }

    /** @throws Raced */
    @Transactional(propagation = Propagation.MANDATORY)
    public void merge(NewMerge merge) {
        lock(merge, Status.ACTIVE);
        List<Long> all = withLineage(merge.goneId());
        merges.point(all, merge.survivorId());
        lead(all, merge.survivorId());
        merges.insert(merge);
        note(merge.goneId(), merge.at(), merge.callerId(), "merged", "into:" + merge.survivorId(), merge.reason());
        note(merge.survivorId(), merge.at(), merge.callerId(), "merged", "from:" + merge.goneId(), merge.reason());
        tags.merge(merge);
        sessions.endAll(Session.Kind.MEMBER, merge.goneId());
        spending.forget(List.of(merge.goneId()));
    }

    /** Whoever is signed in as the one who stayed signs in and confirms her devices again: she may be the other one. @throws Raced */
    @Transactional(propagation = Propagation.MANDATORY)
    public void unmerge(NewMerge merge, Merge.Undone undone) {
        lock(merge, Status.MERGED);
        List<Long> all = new ArrayList<>(under(merge.goneId()));
        merges.standAlone(merge.goneId());
        merges.point(all, merge.goneId());
        all.add(merge.goneId());
        lead(all, merge.goneId());
        if (!merges.undo(merge.goneId(), merge.id(), undone)) {
            throw new Raced();
        }
        note(merge.goneId(), undone.at(), undone.callerId(), "unmerged", "from:" + merge.survivorId(), undone.reason());
        note(merge.survivorId(), undone.at(), undone.callerId(), "unmerged", "of:" + merge.goneId(), undone.reason());
        tags.unmerge(merge, undone);
        sessions.endAll(Session.Kind.MEMBER, merge.survivorId());
        spending.forget(List.of(merge.survivorId()));
    }

    private void lock(NewMerge merge, Status gone) {
        for (long memberId : new TreeSet<>(Set.of(merge.goneId(), merge.survivorId()))) {
            Status expected = memberId == merge.goneId() ? gone : Status.ACTIVE;
            if (records.lock(memberId).orElse(Status.CLOSED) != expected) {
                throw new Raced();
            }
        }
    }

    private void lead(Collection<Long> owners, long memberId) {
        identities.lead(identities.keptOf(owners).values().stream().flatMap(List::stream).toList(), memberId);
    }

    private void note(long memberId, Instant at, long callerId, String change, String detail, String reason) {
        history.add(memberId, new HistorySql.Change(ids.next(), at, callerId, change, detail, reason));
    }

    public Optional<Merge> find(long goneId, long id) {
        return merges.find(goneId, id);
    }

    /** Newest first. */
    public List<Merge> newest(long beforeId, int limit) {
        return merges.newest(beforeId, limit);
    }

    /** The member and whoever was merged into her. */
    public List<Long> withLineage(long memberId) {
        List<Long> all = new ArrayList<>(List.of(memberId));
        all.addAll(merges.lineages(List.of(memberId)).getOrDefault(memberId, List.of()));
        return List.copyOf(all);
    }

    /** Whoever was merged into each of these; those into whom nobody was are left out. */
    public Map<Long, List<Long>> lineages(Collection<Long> memberIds) {
        return memberIds.isEmpty() ? Map.of() : merges.lineages(memberIds);
    }

    /** Whoever was merged into the member before she was merged herself, over whatever steps. */
    public Set<Long> under(long memberId) {
        Set<Long> found = new TreeSet<>();
        List<Long> next = List.of(memberId);
        while (!next.isEmpty()) {
            next = merges.standingInto(next).stream().map(merge -> merge.made().goneId()).filter(found::add).toList();
        }
        return found;
    }

    /** The member and whomever she was ever merged into, over whatever steps, now or before. */
    public Set<Long> ever(long memberId) {
        Set<Long> found = new HashSet<>(Set.of(memberId));
        List<Long> next = List.of(memberId);
        while (!next.isEmpty()) {
            next = merges.ofGone(next).stream().map(merge -> merge.made().survivorId()).filter(found::add).toList();
        }
        return found;
    }

    /** The record on the way from {@code memberId} to {@code survivorId} that was merged into the latter itself. */
    public long lastBefore(long memberId, long survivorId) {
        long at = memberId;
        for (Optional<Long> next = into(at); next.isPresent() && next.get() != survivorId; next = into(at)) {
            at = next.get();
        }
        return at;
    }

    private Optional<Long> into(long memberId) {
        return merges.ofGone(List.of(memberId)).stream().filter(merge -> Objects.isNull(merge.undone())).map(merge -> merge.made().survivorId()).findFirst();
    }
}
