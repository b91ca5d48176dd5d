package io.huiji.server.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.TestServer;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

class DemoProgrammeIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @Test
    void an_unused_installation_gets_it_once_and_from_the_beginning_of_time() {
        assertThat(demo(false).publishOnEmptyInstallation()).as("books with entries").isEmpty();
        assertThat(demo(true).publishOnEmptyInstallation()).hasValueSatisfying(published -> assertThat(published.number()).isEqualTo(2));
        Programmes programmes = SERVER.bean(Programmes.class);
        assertThat(programmes.inForce(Instant.parse("2010-12-01T08:26:00Z")).programme()).isEqualTo(ProgrammeDocuments.demo());
        assertThat(SERVER.bean(Budgets.class).left(Set.of("winter-2026"))).containsEntry("winter-2026", 200_000L);
        assertThat(demo(true).publishOnEmptyInstallation()).as("the second time").isEmpty();
        assertThat(programmes.latest()).isEqualTo(2);
    }

    private static DemoProgramme demo(boolean booksEmpty) {
        StaticListableBeanFactory answer = new StaticListableBeanFactory();
        answer.addBean("books", (BooksEmpty) () -> booksEmpty);
        var books = answer.getBeanProvider(BooksEmpty.class);
        Publishing publishing = new Publishing(SERVER.bean(Drafts.class), SERVER.bean(io.huiji.server.programme.store.VersionSql.class),
                SERVER.bean(io.huiji.server.programme.store.BudgetSql.class), books, SERVER.bean(io.huiji.server.platform.Ids.class), SERVER.clock());
        return new DemoProgramme(publishing, SERVER.bean(Programmes.class), books, SERVER.bean(TransactionTemplate.class));
    }
}
