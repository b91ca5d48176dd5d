package io.huiji.server.platform.database;

import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * A transaction on a lost connection cannot be rolled back by us and need not be: the database does it. So a failing rollback is no failure of its own;
 * what the caller must hear is why the work failed, because that says whether it may be sent again.
 */
final class Transactions extends JdbcTransactionManager {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    Transactions(DataSource pool) {
        super(pool);
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } catch (RuntimeException lost) {
            LOG.debug("The connection is gone; the database rolls back", lost);
        }
    }
}
