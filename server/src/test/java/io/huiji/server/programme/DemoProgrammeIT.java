package io.huiji.server.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.TestDatabase;
import io.huiji.server.testing.TestServer;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DemoProgrammeIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @Test
    void an_unused_installation_gets_it_once_and_from_the_beginning_of_time() {
        DemoProgramme demo = SERVER.bean(DemoProgramme.class);
        assertThat(demo.publishOnEmptyInstallation()).hasValueSatisfying(published -> assertThat(published.number()).isEqualTo(2));
        Programmes programmes = SERVER.bean(Programmes.class);
        assertThat(programmes.inForce(Instant.parse("2010-12-01T08:26:00Z")).programme()).isEqualTo(ProgrammeDocuments.demo());
        assertThat(SERVER.bean(Budgets.class).left(Set.of("winter-2026"))).containsEntry("winter-2026", 200_000L);
        assertThat(demo.publishOnEmptyInstallation()).as("the second time").isEmpty();
        assertThat(programmes.latest()).isEqualTo(2);
    }

    @Test
    void an_installation_with_books_keeps_its_own() {
        try (TestDatabase database = TestDatabase.open(); TestServer used = TestServer.start(database, SERVER.clock())) {
            PlantedDecision.in(used);
            assertThat(used.bean(DemoProgramme.class).publishOnEmptyInstallation()).isEmpty();
            assertThat(used.bean(Programmes.class).latest()).isEqualTo(1);
        }
    }
}
