package io.huiji.server.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.platform.DataDirectory;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is left of the server when it, or we, are killed. */
@Tag("embedded")
class CrashIT {

    @Test
    void a_killed_server_is_started_again_with_its_data() throws Exception {
        try (Scratch scratch = new Scratch(); EmbeddedPostgres postgres = scratch.start()) {
            AtomicInteger restarts = new AtomicInteger();
            postgres.onRestart(restarts::incrementAndGet);
            Scratch.sql(postgres, "create table kept as select 42 as answer");
            long killed = postgres.pid();
            Scratch.killHard(killed);
            Scratch.await(() -> !postgres.isAvailable());
            Scratch.await(postgres::isAvailable);
            assertThat(postgres.pid()).isNotEqualTo(killed);
            Scratch.await(() -> restarts.get() == 1);
            assertThat(Scratch.sql(postgres, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void a_server_killed_again_and_again_comes_back() throws Exception {
        try (Scratch scratch = new Scratch(); EmbeddedPostgres postgres = scratch.start()) {
            for (int round = 0; round < 3; round++) {
                Scratch.killHard(postgres.pid());
                Scratch.await(() -> !postgres.isAvailable());
                Scratch.await(postgres::isAvailable);
            }
            assertThat(Scratch.sql(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void the_server_of_a_killed_run_ends_with_it_and_the_next_run_has_its_data() throws Exception {
        try (Scratch scratch = new Scratch()) {
            Process run = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                    Run.class.getName(), scratch.data.root().toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (BufferedReader output = run.inputReader()) {
                long server = Long.parseLong(readPid(output));
                assertThat(Scratch.isAlive(server)).isTrue();
                run.destroyForcibly().waitFor();
                Scratch.await(() -> !Scratch.isAlive(server));
            }
            try (EmbeddedPostgres postgres = scratch.start()) {
                assertThat(Scratch.sql(postgres, "select answer from kept")).isEqualTo("42");
            }
        }
    }

    @Test
    void an_orphan_is_found_and_stopped_before_the_start() throws Exception {
        try (Scratch scratch = new Scratch()) {
            scratch.start().close();
            Process orphan = new PostgresPrograms(PostgresBinaries.unpackInto(Scratch.BINARIES)).startServer(
                    List.of("-D", scratch.data.file("pg").toString(), "-c", "unix_socket_directories=", "-p", scratch.data.read("postgres-port").orElseThrow()));
            Cluster cluster = new Cluster(scratch.data, new PostgresPrograms(Scratch.BINARIES));
            Scratch.await(() -> cluster.isReady(orphan.pid()));
            try (EmbeddedPostgres postgres = scratch.start()) {
                assertThat(orphan.isAlive()).isFalse();
                assertThat(Scratch.sql(postgres, "select 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void a_stranger_who_was_given_the_old_process_id_is_left_alone() throws Exception {
        try (Scratch scratch = new Scratch()) {
            scratch.start().close();
            Process stranger = new ProcessBuilder("sleep", "60").start();
            Files.writeString(scratch.data.file("pg/postmaster.pid"), stranger.pid() + "\n" + scratch.data.file("pg") + "\n1\n5432\n\n127.0.0.1\n\nready\n");
            try (EmbeddedPostgres postgres = scratch.start()) {
                assertThat(Scratch.sql(postgres, "select 1")).isEqualTo("1");
                assertThat(stranger.isAlive()).isTrue();
            } finally {
                stranger.destroyForcibly();
            }
        }
    }

    private static String readPid(BufferedReader output) throws Exception {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("pid=")) {
                return line.substring("pid=".length());
            }
        }
        throw new AssertionError("the run ended before it had a server");
    }

    /** A process that starts the server, writes a row, and waits to be killed. */
    static final class Run {

        private Run() {}

        public static void main(String[] arguments) throws Exception {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(new DataDirectory(Path.of(arguments[0])), Scratch.BINARIES, Scratch.settings());
            Scratch.sql(postgres, "create table kept as select 42 as answer");
            System.out.println("pid=" + postgres.pid());
            Thread.sleep(60_000);
        }
    }
}
