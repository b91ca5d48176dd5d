package io.huiji.server.ledger.store;

import io.huiji.engine.facts.Balance;
import io.huiji.server.ledger.AccountState;
import io.huiji.server.platform.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code ledger.account}: one row per member and asset. */
@Component
public class AccountSql {

    /** The asset "points". */
    static final short POINTS = 1;

    private final JdbcClient database;

    AccountSql(JdbcClient database) {
        this.database = database;
    }

    public void open(Collection<Long> memberIds) {
        database.sql("""
                insert into ledger.account (member_id, asset)
                select id, 1 from unnest(?::bigint[]) as id order by id
                on conflict do nothing""")
                .param(Arrays.longs(memberIds)).update();
    }

    public Map<Long, AccountState> read(Collection<Long> memberIds) {
        Map<Long, AccountState> states = HashMap.newHashMap(memberIds.size());
        database.sql("""
                select member_id, spendable, pending, held, debt, version, last_booked_at
                  from ledger.account where member_id = any (?::bigint[]) and asset = 1""")
                .param(Arrays.longs(memberIds))
                .query(row -> {
                    long memberId = row.getLong(1);
                    Balance balance = new Balance(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
                    states.put(memberId, new AccountState(memberId, balance, row.getLong(6), row.getTimestamp(7).toInstant()));
                });
        return states;
    }

    public void write(Map<Long, AccountState> before, Collection<AccountState> after) {
        int size = after.size();
        long[] members = new long[size];
        long[] versions = new long[size];
        long[] spendable = new long[size];
        long[] pending = new long[size];
        long[] held = new long[size];
        long[] debt = new long[size];
        String[] bookedAt = new String[size];
        int i = 0;
        for (AccountState state : after) {
            AccountState was = before.get(state.memberId());
            if (was == null) {
                throw new IllegalStateException("account was not read: " + state.memberId());
            }
            members[i] = state.memberId();
            versions[i] = was.version();
            spendable[i] = state.balance().spendable();
            pending[i] = state.balance().pending();
            held[i] = state.balance().held();
            debt[i] = state.balance().debt();
            bookedAt[i] = state.lastBookedAt().toString();
            i++;
        }
        int written = database.sql("""
                update ledger.account a
                   set spendable = n.spendable, pending = n.pending, held = n.held, debt = n.debt,
                       version = n.version + 1, last_booked_at = n.booked_at
                  from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[])
                       as n (member_id, version, spendable, pending, held, debt, booked_at)
                 where a.member_id = n.member_id and a.asset = 1 and a.version = n.version""")
                .param(members).param(versions).param(spendable).param(pending).param(held).param(debt).param(bookedAt)
                .update();
        if (written != size) {
            throw new IllegalStateException("account changed without its lane: " + (size - written) + " of " + size);
        }
    }
}
