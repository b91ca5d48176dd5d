package io.huiji.server.desk;

import io.huiji.server.desk.store.LaneSql;
import io.huiji.server.platform.RoundTrip;
import io.huiji.server.programme.BooksEmpty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Before the first decision a programme may begin in the past. Whoever asks holds every lane until the commit: a batch that is under way is waited for and seen,
 * and one that comes later reads the new version after the lane is free. So no receipt is rated by a version that the past was then taken from.
 */
@Component
class NoDecisionsYet implements BooksEmpty {

    private final JdbcClient database;
    private final LaneSql lanes;
    private final RoundTrip roundTrip;

    NoDecisionsYet(JdbcClient database, LaneSql lanes, RoundTrip roundTrip) {
        this.roundTrip = roundTrip;
        this.database = database;
        this.lanes = lanes;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean booksEmpty() {
        roundTrip.run(lanes.lockAll());
        return !database.sql("select exists (select 1 from desk.decision)").query(Boolean.class).single();
    }
}
