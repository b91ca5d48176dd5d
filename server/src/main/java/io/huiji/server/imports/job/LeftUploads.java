package io.huiji.server.imports.job;

import io.huiji.server.desk.Unfinished;
import io.huiji.server.imports.ImportRun;
import io.huiji.server.imports.store.RunSql;
import org.springframework.stereotype.Component;

/** Forgets uploads of imports that ended through another instance, which cannot: what waited here for a second person was rejected there. */
@Component
class LeftUploads implements Unfinished {

    private final ImportFiles files;
    private final RunSql runs;

    LeftUploads(ImportFiles files, RunSql runs) {
        this.files = files;
        this.runs = runs;
    }

    @Override
    public void finish() {
        for (long id : files.uploads()) {
            // one that is still being taken has no run yet
            if (runs.find(id).map(ImportRun::isOver).orElse(false)) {
                files.forget(id);
            }
        }
    }
}
