package io.huiji.server.ledger.store;

import io.huiji.engine.facts.Balance;
import io.huiji.server.ledger.AccountState;
import io.huiji.server.platform.Arrays;
import io.huiji.server.platform.Query;
import io.huiji.server.platform.Update;
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

    public Query<Map<Long, AccountState>> read(Collection<Long> memberIds) {
        return new Query<>("""
                select member_id, spendable, pending, held, debt, version, last_booked_at
                  from ledger.account where member_id = any (?::bigint[]) and asset = 1""",
                HashMap.newHashMap(memberIds.size()), (states, row) -> {
                    long memberId = row.getLong(1);
                    Balance balance = new Balance(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
                    states.put(memberId, new AccountState(memberId, balance, row.getLong(6), row.getTimestamp(7).toInstant()));
                }, Arrays.longs(memberIds));
    }

    /** Changes fewer rows than asked, which is a defect, when somebody wrote without the lane. */
    public Update write(Map<Long, AccountState> before, Collection<AccountState> after) {
        int size = after.size();
        long[] members = new long[size];
        long[] versions = new long[size];
        long[] spendable = new long[size];
        long[] pending = new long[size];
        long[] held = new long[size];
        long[] debt = new long[size];
        long[] bookedAtMicros = new long[size];
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
            bookedAtMicros[i] = Arrays.micros(state.lastBookedAt());
            i++;
        }
        return Update.of(size, """
                update ledger.account a
                   set spendable = n.spendable, pending = n.pending, held = n.held, debt = n.debt,
                       version = n.version + 1, last_booked_at = timestamptz 'epoch' + n.booked_micros * interval '1 microsecond'
                  from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                       as n (member_id, version, spendable, pending, held, debt, booked_micros)
                 where a.member_id = n.member_id and a.asset = 1 and a.version = n.version""",
                members, versions, spendable, pending, held, debt, bookedAtMicros);
    }
}
