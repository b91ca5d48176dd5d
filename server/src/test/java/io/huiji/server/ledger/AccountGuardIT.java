package io.huiji.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.engine.facts.Balance;
import io.huiji.server.platform.RoundTrip;
import io.huiji.server.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The last guard of the books, behind the lanes: nobody writes an account that changed since it was read. */
class AccountGuardIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private final RoundTrip roundTrip = SERVER.bean(RoundTrip.class);
    private final Books books = SERVER.bean(Books.class);

    @Test
    void an_account_that_changed_since_it_was_read_is_not_written() {
        books.open(List.of(1L));
        AccountState read = account();
        write(read, 100);
        assertThatThrownBy(() -> write(read, 200)).isInstanceOf(IllegalStateException.class);
        assertThat(account().balance().spendable()).isEqualTo(100);
        assertThat(account().version()).isEqualTo(read.version() + 1);
    }

    private void write(AccountState read, long spendable) {
        roundTrip.run(books.write(List.of(), Map.of(1L, read), List.of(with(read, spendable))));
    }

    private AccountState account() {
        return Objects.requireNonNull(roundTrip.ask(books.accounts(List.of(1L))).get(1L));
    }

    private static AccountState with(AccountState read, long spendable) {
        return new AccountState(1, new Balance(spendable, 0, 0, 0), read.version(), read.lastBookedAt());
    }
}
