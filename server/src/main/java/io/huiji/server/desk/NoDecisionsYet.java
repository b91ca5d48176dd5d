package io.huiji.server.desk;

import io.huiji.server.programme.BooksEmpty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Before the first decision a programme may begin in the past. */
@Component
class NoDecisionsYet implements BooksEmpty {

    private final JdbcClient database;

    NoDecisionsYet(JdbcClient database) {
        this.database = database;
    }

    @Override
    public boolean booksEmpty() {
        return !database.sql("select exists (select 1 from desk.decision)").query(Boolean.class).single();
    }
}
