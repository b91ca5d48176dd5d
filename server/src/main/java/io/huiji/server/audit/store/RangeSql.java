package io.huiji.server.audit.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the next range of members, and the next page of receipts, ends. */
@Component
public class RangeSql {

    private final JdbcClient database;

    RangeSql(JdbcClient database) {
        this.database = database;
    }

    public long accounts() {
        return database.sql("select count(*) from ledger.account where asset = 1").query(Long.class).single();
    }

    /** A range of {@code size} accounts from {@code fromId} on; the last one reaches to the end. */
    public MemberRange members(long fromId, int size) {
        List<Long> ids = database.sql("select member_id from ledger.account where member_id >= ? and asset = 1 order by member_id limit ?")
                .param(fromId).param(size).query((row, n) -> row.getLong(1)).list();
        return new MemberRange(fromId, ids.size() < size ? Long.MAX_VALUE : ids.getLast(), ids.size());
    }

    /** A statement of an audit may take longer than a till would wait. For the transaction of the thread. */
    public void patience() {
        database.sql("set local statement_timeout = '15min'").update();
    }
}
