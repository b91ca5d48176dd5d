package io.huiji.server.programme;

import io.huiji.engine.programme.Programme;
import io.huiji.server.platform.Ids;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.programme.ProgrammeRecord.Draft;
import io.huiji.server.programme.ProgrammeRecord.Published;
import io.huiji.server.programme.model.ProgrammeReader;
import io.huiji.server.programme.model.ProgrammeWriter;
import io.huiji.server.programme.store.DraftSql;
import io.huiji.server.programme.store.DraftSql.DraftRow;
import io.huiji.server.programme.store.VersionSql;
import io.huiji.server.programme.store.VersionSql.PublishedVersion;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Programmes being written, and a look at the published ones beside them. Only drafts without problems are kept, so anything kept can be published. */
@Component
public class Drafts {

    private final DraftSql drafts;
    private final VersionSql versions;
    private final Ids ids;
    private final InstantSource clock;

    public Drafts(DraftSql drafts, VersionSql versions, Ids ids, InstantSource clock) {
        this.drafts = drafts;
        this.versions = versions;
        this.ids = ids;
        this.clock = clock;
    }

    public Draft create(Programme programme, long callerId) {
        Draft draft = new Draft(ids.next(), programme, clock.instant());
        drafts.insert(new DraftRow(draft.id(), ProgrammeWriter.write(programme), draft.changedAt(), callerId));
        return draft;
    }

    /** @throws Problem {@code not_found}, or {@code state_conflict} for a published version */
    public Draft replace(long id, Programme programme, long callerId) {
        Instant now = clock.instant();
        if (!drafts.replace(new DraftRow(id, ProgrammeWriter.write(programme), now, callerId))) {
            throw notADraft(id);
        }
        return new Draft(id, programme, now);
    }

    /** @throws Problem {@code not_found}, or {@code state_conflict} for a published version */
    public void delete(long id) {
        take(id);
    }

    /** Deletes the draft and hands it over. */
    Programme take(long id) {
        String document = drafts.delete(id).orElseThrow(() -> notADraft(id));
        return ProgrammeReader.read(document).programme();
    }

    /** A draft or a published version. @throws Problem {@code not_found} */
    public ProgrammeRecord get(long id) {
        Optional<ProgrammeRecord> draft = drafts.find(id).map(Drafts::draft);
        return draft.or(() -> versions.byId(id).map(Drafts::published)).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
    }

    /** @throws Problem {@code not_found} */
    public ProgrammeRecord version(int number) {
        return versions.byNumber(number).map(Drafts::published).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
    }

    /** Both kinds with a higher id, in the order of their ids. */
    public List<ProgrammeRecord> list(long afterId, int limit) {
        List<ProgrammeRecord> all = new ArrayList<>(drafts.list(afterId, limit).stream().map(Drafts::draft).toList());
        versions.list(afterId, limit).stream().map(Drafts::published).forEach(all::add);
        return all.stream().sorted(Comparator.comparingLong(ProgrammeRecord::id)).limit(limit).toList();
    }

    private Problem notADraft(long id) {
        return versions.byId(id).<Problem>map(version -> Problem.of(ProblemCode.STATE_CONFLICT, Map.of("status", "published", "version", version.number())))
                .orElseGet(() -> Problem.of(ProblemCode.NOT_FOUND));
    }

    private static ProgrammeRecord draft(DraftRow row) {
        return new Draft(row.id(), ProgrammeReader.read(row.document()).programme(), row.changedAt());
    }

    private static ProgrammeRecord published(PublishedVersion version) {
        return new Published(version.id(), ProgrammeReader.read(version.document()).programme(), version.number(), version.effectiveFrom(), version.publishedAt());
    }
}
