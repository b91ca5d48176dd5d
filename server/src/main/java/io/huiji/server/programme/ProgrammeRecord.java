package io.huiji.server.programme;

import io.huiji.engine.programme.Programme;
import java.time.Instant;

/** A programme that is kept: being written, or published and never changed again. */
public sealed interface ProgrammeRecord {

    long id();

    Programme programme();

    record Draft(long id, Programme programme, Instant changedAt) implements ProgrammeRecord {}

    /** @param number of the version; numbers rise by one with each publishing, whatever the start */
    record Published(long id, Programme programme, int number, Instant effectiveFrom, Instant publishedAt) implements ProgrammeRecord {}
}
