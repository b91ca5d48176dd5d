package io.huiji.server.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestServerIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @Test
    void answers_over_http_and_shows_its_database() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(SERVER.baseUrl() + "/actuator/health")).build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
        }
        assertThat(SERVER.jdbc().sql("select count(*) from platform.migration").query(Long.class).single()).isPositive();
        assertThat(SERVER.operatorKey()).hasSize(64);
    }

    @Test
    void its_clock_moves_only_by_hand() {
        InstantSource clock = SERVER.bean(InstantSource.class);
        Instant before = clock.instant();
        SERVER.clock().advance(Duration.ofDays(1));
        assertThat(clock.instant()).isEqualTo(before.plus(Duration.ofDays(1)));
    }

    @Test
    void two_instances_share_one_database() {
        try (TestDatabase database = TestDatabase.open();
                TestServer one = TestServer.start(database, SERVER.clock());
                TestServer two = TestServer.start(database, SERVER.clock())) {
            assertThat(one.baseUrl()).isNotEqualTo(two.baseUrl());
            assertThat(one.database()).isSameAs(two.database());
        }
    }

    @Test
    void a_fresh_database_is_a_copy_and_not_migrated_anew() {
        try (TestDatabase one = TestDatabase.open(); TestDatabase two = TestDatabase.open()) {
            assertThat(migratedAt(two)).isEqualTo(migratedAt(one));
        }
    }

    private static String migratedAt(TestDatabase database) {
        return database.jdbc().sql("select min(installed_on) || ' ' || max(installed_on) from platform.migration").query(String.class).single();
    }

    @Test
    void a_connection_left_open_is_a_failure() throws SQLException {
        TestDatabase database = TestDatabase.open();
        try (Connection leaked = database.location().connect()) {
            assertThat(leaked.isValid(1)).isTrue();
            assertThatThrownBy(database::close).isInstanceOf(AssertionError.class).hasMessageContaining("left open");
        }
    }
}
