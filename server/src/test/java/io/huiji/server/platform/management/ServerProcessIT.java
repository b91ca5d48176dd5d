package io.huiji.server.platform.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.platform.DataDirectory;
import io.huiji.server.testing.ServerProcess;
import io.huiji.slow.SlowEndpoint;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The application as a process: how it ends, and what it says while its database is away. */
@Tag("embedded")
class ServerProcessIT {

    private final DataDirectory data = ServerProcess.newData();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void clean() {
        http.close();
        ServerProcess.deleteData(data);
    }

    @Test
    void a_request_in_flight_is_answered_before_an_orderly_end() throws Exception {
        ServerProcess server = ServerProcess.start(data, "--spring.main.sources=" + SlowEndpoint.class.getName());
        long postgres = server.postgresPid();
        List<CompletableFuture<HttpResponse<String>>> inFlight = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            inFlight.add(http.sendAsync(request(server, "/testing/slow"), HttpResponse.BodyHandlers.ofString()));
        }
        Thread.sleep(700);
        server.terminate();
        for (CompletableFuture<HttpResponse<String>> answer : inFlight) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
            assertThat(answer.get().body()).isEqualTo("done");
        }
        server.awaitEnd();
        assertThat(ProcessHandle.of(postgres).map(ProcessHandle::isAlive).orElse(false)).isFalse();
        assertThat(data.file("pg/postmaster.pid")).doesNotExist();
    }

    @Test
    void under_steady_load_every_request_is_answered_until_the_door_is_shut() throws Exception {
        ServerProcess server = ServerProcess.start(data);
        List<String> ends = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService tills = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                tills.execute(() -> ends.add(askUntilNoLongerAnswered(server)));
            }
            Thread.sleep(1_000);
            assertThat(ends).isEmpty();
            server.terminate();
        }
        server.awaitEnd();
        assertThat(ends).hasSize(8).allMatch(end -> end.equals("503") || end.equals("refused"));
    }

    private String askUntilNoLongerAnswered(ServerProcess server) {
        try {
            while (true) {
                int status = status(server);
                if (status != 200) {
                    return Integer.toString(status);
                }
            }
        } catch (ConnectException refused) {
            return "refused";
        } catch (IOException | InterruptedException failed) {
            return failed.toString();
        }
    }

    @Test
    void a_killed_database_comes_back_and_health_says_503_meanwhile() throws Exception {
        try (ServerProcess server = ServerProcess.start(data)) {
            assertThat(status(server)).isEqualTo(200);
            long first = server.postgresPid();
            // Its directory is taken away for a moment: a database that is back within a blink is waited for, and nobody sees a 503.
            Files.move(data.file("pg/base"), data.file("base-hidden"));
            server.killPostgres();
            assertThat(askUntil(503, server)).contains(503).isSubsetOf(200, 503);
            Files.move(data.file("base-hidden"), data.file("pg/base"));
            assertThat(askUntil(200, server)).contains(200).isSubsetOf(503, 200);
            assertThat(server.postgresPid()).isNotEqualTo(first);
        }
    }

    @Test
    void while_the_database_is_away_the_api_answers_503_at_once_and_says_when_to_come_back() throws Exception {
        try (ServerProcess server = ServerProcess.start(data)) {
            String authorization = "Bearer " + server.operatorKey();
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/api/v1/partners")).header("Authorization", authorization).build();
            long first = server.postgresPid();
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            // Its directory is taken away for a moment, so that it stays away for longer than a blink.
            Files.move(data.file("pg/base"), data.file("base-hidden"));
            server.killPostgres();
            HttpResponse<String> away = http.send(request, HttpResponse.BodyHandlers.ofString());
            while (away.statusCode() == 200) {
                away = http.send(request, HttpResponse.BodyHandlers.ofString());
            }
            Files.move(data.file("base-hidden"), data.file("pg/base"));
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.headers().firstValue("Retry-After")).contains("1");
            assertThat(away.body()).contains("\"code\":\"not_done\"");
            int status;
            do {
                status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
                assertThat(status).isIn(200, 503);
            } while (status != 200);
            assertThat(server.postgresPid()).isNotEqualTo(first);
        }
    }

    @Test
    void a_killed_application_starts_again_on_its_data() throws Exception {
        ServerProcess killed = ServerProcess.start(data);
        String firstKey = killed.operatorKey();
        killed.kill();
        try (ServerProcess server = ServerProcess.start(data)) {
            assertThat(status(server)).isEqualTo(200);
            assertThat(server.operatorKey()).isNotEqualTo(firstKey);
            assertThat(Files.readString(data.file("server-address")).strip()).isEqualTo(server.baseUrl());
        }
    }

    /** @return what was answered meanwhile */
    private Set<Integer> askUntil(int awaited, ServerProcess server) throws IOException, InterruptedException {
        Set<Integer> seen = new HashSet<>();
        int status;
        do {
            status = status(server);
            seen.add(status);
        } while (status != awaited && (status == 200 || status == 503));
        return seen;
    }

    private int status(ServerProcess server) throws IOException, InterruptedException {
        return http.send(request(server, "/actuator/health/readiness"), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static HttpRequest request(ServerProcess server, String path) {
        return HttpRequest.newBuilder(URI.create(server.baseUrl() + path)).build();
    }
}
