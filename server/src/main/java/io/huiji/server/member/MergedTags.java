package io.huiji.server.member;

import io.huiji.server.member.store.HistorySql;
import io.huiji.server.member.store.MergedTagSql;
import io.huiji.server.member.store.MergedTagSql.Brought;
import io.huiji.server.platform.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tags of two records that become one: the one who stays has those of both, even where they are more than {@link Tags#TAGS_MAX}. When they part, what the other
 * one brought and is still there goes back to her, and the one who stays keeps what was hers and what was put on since.
 * <pre>  gone: A B   stays: B C   →  stays: A B C   →  parted: A B and B C
 *                              →  stays: A B C, less A, with D   →  parted: B and B C D </pre>
 */
@Component
public class MergedTags {

    private final MergedTagSql tags;
    private final HistorySql history;
    private final Ids ids;

    MergedTags(MergedTagSql tags, HistorySql history, Ids ids) {
        this.tags = tags;
        this.history = history;
        this.ids = ids;
    }

    /** What the one who stays would get by a merge. */
    public List<String> coming(long goneId, long survivorId) {
        return names(bringing(goneId, survivorId).stream().filter(Brought::came).toList());
    }

    /** @param back what goes back; {@code lost}: what was taken off since and does not */
    public record Parting(List<String> back, List<String> lost) {}

    /** What would go back by undoing a merge. */
    public Parting parting(long goneId, long survivorId) {
        Map<String, Instant> now = tags.of(survivorId);
        List<Brought> back = new ArrayList<>(tags.brought(goneId));
        List<Brought> lost = back.stream().filter(brought -> !now.containsKey(brought.tag())).toList();
        back.removeAll(lost);
        return new Parting(names(back), names(lost));
    }

    void merge(NewMerge merge) {
        List<Brought> brought = bringing(merge.goneId(), merge.survivorId());
        if (!brought.isEmpty()) {
            List<Brought> coming = brought.stream().filter(Brought::came).toList();
            tags.keep(merge.goneId(), brought);
            tags.put(merge.survivorId(), coming);
            tags.remove(merge.goneId(), brought);
            note(merge.survivorId(), "tag_added", coming, merge.at(), merge.callerId(), merge.reason());
            note(merge.goneId(), "tag_removed", brought, merge.at(), merge.callerId(), merge.reason());
        }
    }

    void unmerge(NewMerge merge, Merge.Undone undone) {
        List<Brought> brought = tags.brought(merge.goneId());
        if (!brought.isEmpty()) {
            Map<String, Instant> now = tags.of(merge.survivorId());
            List<Brought> back = brought.stream().filter(one -> now.containsKey(one.tag())).toList();
            // one that was taken off and put on anew bears another time: it is hers
            List<Brought> leaving = back.stream().filter(one -> one.came() && one.addedAt().equals(now.get(one.tag()))).toList();
            tags.remove(merge.survivorId(), leaving);
            tags.put(merge.goneId(), back);
            tags.forget(merge.goneId());
            note(merge.survivorId(), "tag_removed", leaving, undone.at(), undone.callerId(), undone.reason());
            note(merge.goneId(), "tag_added", back, undone.at(), undone.callerId(), undone.reason());
        }
    }

    private List<Brought> bringing(long goneId, long survivorId) {
        Map<String, Instant> there = tags.of(survivorId);
        List<Brought> bringing = new ArrayList<>();
        tags.of(goneId).forEach((tag, addedAt) -> bringing.add(new Brought(tag, addedAt, !there.containsKey(tag))));
        return bringing;
    }

    private void note(long memberId, String change, List<Brought> all, Instant at, long callerId, String reason) {
        all.forEach(one -> history.add(memberId, new HistorySql.Change(ids.next(), at, callerId, change, one.tag(), reason)));
    }

    private static List<String> names(List<Brought> all) {
        return all.stream().map(Brought::tag).toList();
    }
}
