package io.huiji.server.member;

import io.huiji.server.access.Caller;
import io.huiji.server.member.store.HistorySql;
import io.huiji.server.member.store.TagSql;
import io.huiji.server.member.store.TagSql.TagUse;
import io.huiji.server.platform.Ids;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tags (标签): what people note about members to find them again. Each that is put on or taken off stands in the history. Writes run in the caller's transaction. */
@Component
public class Tags {

    /** Most tags of one member. */
    public static final int TAGS_MAX = 20;

    /** Most tags that the catalogue shows. */
    public static final int CATALOGUE_MAX = 500;

    private final TagSql tags;
    private final MemberRecords records;
    private final HistorySql history;
    private final Ids ids;
    private final InstantSource clock;

    Tags(TagSql tags, MemberRecords records, HistorySql history, Ids ids, InstantSource clock) {
        this.tags = tags;
        this.records = records;
        this.history = history;
        this.ids = ids;
        this.clock = clock;
    }

    /** Tags in use, most used first. */
    public List<TagUse> catalogue() {
        return tags.catalogue(CATALOGUE_MAX);
    }

    /** Who has none is absent. */
    public Map<Long, List<String>> of(Collection<Long> memberIds) {
        return tags.of(memberIds);
    }

    /**
     * Puts a tag on a member or takes it off; answers her tags.
     *
     * @throws Problem {@code member_unknown}, {@code state_conflict}: closed, or she has {@value #TAGS_MAX}
     */
    public List<String> set(long memberId, String tag, boolean on, Caller caller) {
        records.lockOpen(memberId);
        apply(List.of(memberId), tag, on, caller);
        List<String> now = tags.of(List.of(memberId)).getOrDefault(memberId, List.of());
        if (on && !now.contains(tag)) {
            throw Problem.of(ProblemCode.STATE_CONFLICT, Map.of("tagsMax", TAGS_MAX));
        }
        return now;
    }

    /** As {@link #set} for many; who cannot have it is passed over. Answers how many changed. */
    public int apply(Collection<Long> memberIds, String tag, boolean on, Caller caller) {
        Instant now = clock.instant();
        List<Long> changed = on ? tags.add(memberIds, tag, now, TAGS_MAX) : tags.remove(memberIds, tag);
        Map<Long, HistorySql.Change> notes = new HashMap<>();
        changed.forEach(id -> notes.put(id, new HistorySql.Change(ids.next(), now, caller.callerId(), on ? "tag_added" : "tag_removed", tag, "")));
        history.addAll(notes);
        return changed.size();
    }
}
