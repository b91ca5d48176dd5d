package io.huiji.server.imports;

import io.huiji.server.testing.TestServer;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the books say, without the ids that every run draws anew. */
record BooksOf(List<String> receipts, List<String> accounts, List<String> journal) {

    static BooksOf in(TestServer server) {
        return in(server.jdbc());
    }

    static BooksOf in(JdbcClient owner) {
        return new BooksOf(
                owner.sql("""
                        select number || ' ' || net_fen || ' ' || refunded_fen || ' ' || clawed_points from purchase.receipt
                         where number not like '%~undone:%' and state = 'credited' order by 1""").query(String.class).list(),
                owner.sql("""
                        select spendable || ' ' || pending || ' ' || held || ' ' || debt from ledger.account order by spendable, debt, pending, held""")
                        .query(String.class).list(),
                owner.sql("""
                        select reason || ' ' || count(*) || ' ' || sum(spendable) || ' ' || sum(debt) || ' ' || sum(issued)
                          from ledger.journal group by reason order by 1""").query(String.class).list());
    }

    long points() {
        return accounts.stream().map(account -> account.split(" ", -1)).mapToLong(account -> Long.parseLong(account[0]) - Long.parseLong(account[3])).sum();
    }
}
