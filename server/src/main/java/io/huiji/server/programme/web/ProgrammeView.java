package io.huiji.server.programme.web;

import io.huiji.engine.programme.Programme.Text;
import io.huiji.server.programme.ProgrammeRecord;
import io.huiji.server.programme.ProgrammeRecord.Draft;
import io.huiji.server.programme.ProgrammeRecord.Published;
import io.huiji.server.programme.model.ProgrammeWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A programme as it is answered.
 *
 * @param version number of the published version; {@code null}: a draft
 * @param document canonical; {@code null} in lists
 */
record ProgrammeView(
        long id,
        Status status,
        String code,
        Text name,
        @Nullable Integer version,
        @Nullable Instant effectiveFrom,
        @Nullable Instant publishedAt,
        @Nullable Instant changedAt,
        @Nullable JsonNode document) {

    enum Status { DRAFT, PUBLISHED }

    static ProgrammeView whole(ProgrammeRecord programme) {
        return of(programme, ProgrammeWriter.tree(programme.programme()));
    }

    static ProgrammeView listed(ProgrammeRecord programme) {
        return of(programme, null);
    }

    private static ProgrammeView of(ProgrammeRecord programme, @Nullable JsonNode document) {
        String code = programme.programme().code();
        Text name = programme.programme().name();
        return switch (programme) {
            case Draft draft -> new ProgrammeView(draft.id(), Status.DRAFT, code, name, null, null, null, draft.changedAt(), document);
            case Published published -> new ProgrammeView(published.id(), Status.PUBLISHED, code, name, published.number(), published.effectiveFrom(),
                    published.publishedAt(), null, document);
        };
    }
}
