package io.huiji.bench.server;

import io.huiji.bench.Database;
import java.sql.SQLException;

/** The books of the scratch database, as its owner. */
public final class Books {

    private final Database database;

    public Books(Database database) {
        this.database = database;
    }

    /** Empties everything that purchases write; members, stores and programmes stay. */
    public void empty() throws SQLException {
        database.execute("""
                truncate ledger.account, ledger.journal, ledger.lot, ledger.draw, ledger.hold, standing.standing, standing.day,
                         purchase.receipt, purchase.refund, desk.decision, platform.claim,
                         insight.rollup, insight.store_month, insight.chain_day, insight.crossing, insight.activity, insight.gap, insight.outstanding,
                         insight.unnamed, purchase.unnamed_lately""",
                "update insight.progress set closed_until = null, mark_at = null, mark_xact = null, as_of = null, outstanding_at = null");
        open();
    }

    /** What an enrolment opens, for all members. */
    void open() throws SQLException {
        database.execute("insert into ledger.account (member_id, asset) select member_id, 1 from member.member order by member_id",
                "insert into standing.standing (member_id) select member_id from member.member order by member_id",
                "vacuum analyze ledger.account", "vacuum analyze standing.standing");
    }

    public long entries() throws SQLException {
        return Long.parseLong(database.text("select count(*) from ledger.entry"));
    }

    public long purchases() throws SQLException {
        return Long.parseLong(database.text("select count(*) from purchase.receipt where state = 'credited'"));
    }

    /** Before a run: so that none meets the checkpoint of another, and each writes its first full pages itself. */
    public void checkpoint() throws SQLException {
        database.execute("checkpoint");
    }

    public void settle() throws SQLException {
        database.execute("vacuum analyze");
    }

    /** What of its settings bears on durability and speed. */
    public String settings() throws SQLException {
        return database.text("""
                select 'PostgreSQL ' || current_setting('server_version') || ', ' || string_agg(name || ' ' || setting || coalesce(unit, ''), ', ' order by name)
                  from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'shared_buffers', 'max_wal_size',
                       'wal_compression')""");
    }
}
