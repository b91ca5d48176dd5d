package io.huiji.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes and folders. */
class ServerProcessIT {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_scratch_folder_ends_what_runs_in_it_last_first_then_is_gone() throws IOException {
        Scratch scratch = Scratch.make(folder.resolve("target"));
        Path inside = scratch.folder("a/b");
        Files.createDirectories(inside);
        Files.writeString(inside.resolve("file"), "x");
        List<String> ended = new ArrayList<>();
        scratch.keep((AutoCloseable) () -> ended.add("first"));
        AutoCloseable early = scratch.keep((AutoCloseable) () -> ended.add("early"));
        scratch.keep((AutoCloseable) () -> ended.add("last"));

        scratch.end(early);
        scratch.close();
        scratch.close();

        assertThat(ended).containsExactly("early", "last", "first");
        assertThat(scratch.folder(".")).doesNotExist();
        assertThatThrownBy(() -> scratch.keep((AutoCloseable) () -> ended.add("late"))).isInstanceOf(IllegalStateException.class);
        assertThat(ended).endsWith("late");
    }

    @Test
    void a_server_that_ends_at_once_is_reported_with_its_log() throws IOException {
        try (Scratch scratch = Scratch.make(folder)) {
            assertThatThrownBy(() -> ServerProcess.start(scratch, List.of("sh", "-c", "echo no JDK here; exit 3"), scratch.folder("data")))
                    .hasMessageContaining("ended with 3").hasMessageContaining("no JDK here");
        }
    }

    @Test
    void a_command_beside_a_server_knows_its_data_and_its_port() throws Exception {
        try (Scratch scratch = Scratch.make(folder)) {
            ServerProcess server = ServerProcess.start(scratch, healthy(), scratch.folder("data"));
            Command echo = Command.run(scratch, List.of("sh", "-c", "echo port=$HUIJI_PORT; echo data=$HUIJI_DATA; exit 4"), server);

            assertThat(server.startSeconds()).isPositive();
            assertThat(server.peakMemoryMegabytes()).isPositive();
            assertThat(echo.exitCode()).isEqualTo(4);
            assertThat(echo.values()).containsEntry("port", Integer.toString(server.port())).containsEntry("data", scratch.folder("data").toString());
        }
    }

    /** A process that is healthy at once. */
    private List<String> healthy() throws IOException {
        Path source = folder.resolve("Healthy.java");
        Files.writeString(source, """
                void main() throws Exception {
                    var address = new java.net.InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv("HUIJI_PORT")));
                    var server = com.sun.net.httpserver.HttpServer.create(address, 0);
                    server.createContext("/actuator/health", exchange -> {
                        exchange.sendResponseHeaders(200, -1);
                        exchange.close();
                    });
                    server.start();
                }
                """);
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), source.toString());
    }
}
