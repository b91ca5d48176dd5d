package io.huiji.server.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.server.platform.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("embedded")
class EmbeddedPostgresIT {

    @Test
    void it_runs_durable_with_checksums() throws Exception {
        try (Scratch scratch = new Scratch(); EmbeddedPostgres postgres = scratch.start()) {
            Map<String, String> expected = Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on", "data_checksums", "on",
                    "wal_compression", "pglz", "autovacuum", "on", "jit", "off", "shared_buffers", "256MB", "max_connections", "64", "server_encoding", "UTF8");
            for (Map.Entry<String, String> setting : expected.entrySet()) {
                assertThat(Scratch.sql(postgres, "show " + setting.getKey())).as(setting.getKey()).isEqualTo(setting.getValue());
            }
            assertThat(Scratch.sql(postgres, "select lower('ÄÖ') || upper('ж')")).isEqualTo("äöЖ");
        }
    }

    @Test
    void its_files_are_open_to_their_owner_alone() throws Exception {
        try (Scratch scratch = new Scratch(); EmbeddedPostgres postgres = scratch.start()) {
            assertThat(postgres.isAvailable()).isTrue();
            assertThat(permissions(scratch.data.root())).isEqualTo("rwx------");
            assertThat(permissions(scratch.data.file("pg"))).isEqualTo("rwx------");
            assertThat(permissions(scratch.data.file("secrets/postgres-password"))).isEqualTo("rw-------");
        }
    }

    @Test
    void nobody_enters_without_the_password() throws Exception {
        try (Scratch scratch = new Scratch(); EmbeddedPostgres postgres = scratch.start()) {
            String url = postgres.location().url();
            assertThatThrownBy(() -> DriverManager.getConnection(url, "huiji", "wrong").close()).hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> DriverManager.getConnection(url, "huiji", "").close()).hasMessageContaining("password");
            assertThat(Files.readString(scratch.data.file("pg/pg_hba.conf")).lines().filter(line -> !line.isBlank() && !line.startsWith("#")))
                    .isNotEmpty().allMatch(line -> line.endsWith("scram-sha-256"));
        }
    }

    @Test
    void it_listens_on_the_loopback_address_alone() throws Exception {
        try (Scratch scratch = new Scratch(); EmbeddedPostgres postgres = scratch.start()) {
            String port = ":%04X ".formatted(Integer.parseInt(scratch.data.read("postgres-port").orElseThrow()));
            assertThat(postgres.isAvailable()).isTrue();
            assertThat(listeners("/proc/net/tcp", port)).singleElement().asString().contains("0100007F" + port);
            assertThat(listeners("/proc/net/tcp6", port)).isEmpty();
        }
    }

    @Test
    void a_second_instance_is_refused_and_told_who_holds_the_directory() throws Exception {
        try (Scratch scratch = new Scratch(); EmbeddedPostgres postgres = scratch.start()) {
            assertThatThrownBy(scratch::start).isInstanceOf(PostgresFailure.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid()).hasMessageContaining("HUIJI_DATA");
            assertThat(Scratch.sql(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_restart_keeps_data_password_and_port() throws Exception {
        try (Scratch scratch = new Scratch()) {
            String url;
            try (EmbeddedPostgres first = scratch.start()) {
                Scratch.sql(first, "create table kept as select 42 as answer");
                url = first.location().url();
            }
            try (EmbeddedPostgres second = scratch.start()) {
                assertThat(second.location().url()).isEqualTo(url);
                assertThat(Scratch.sql(second, "select answer from kept")).isEqualTo("42");
            }
        }
    }

    @Test
    void closing_stops_the_server_and_frees_the_directory() throws Exception {
        try (Scratch scratch = new Scratch()) {
            EmbeddedPostgres postgres = scratch.start();
            long pid = postgres.pid();
            postgres.close();
            assertThat(Scratch.isAlive(pid)).isFalse();
            assertThat(scratch.data.file("pg/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void it_refuses_to_run_when_a_role_setting_weakens_durability() throws Exception {
        try (Scratch scratch = new Scratch()) {
            try (EmbeddedPostgres postgres = scratch.start()) {
                Scratch.sql(postgres, "alter role huiji set synchronous_commit = off");
            }
            assertThatThrownBy(scratch::start).isInstanceOf(PostgresFailure.class).hasMessageContaining("synchronous_commit=off");
            assertThat(scratch.data.file("pg/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void it_refuses_to_run_when_a_database_setting_weakens_durability() throws Exception {
        try (Scratch scratch = new Scratch()) {
            try (EmbeddedPostgres postgres = scratch.start()) {
                Scratch.sql(postgres, "alter database huiji set synchronous_commit = local");
            }
            assertThatThrownBy(scratch::start).isInstanceOf(PostgresFailure.class).hasMessageContaining("synchronous_commit=local");
        }
    }

    @Test
    void a_setting_in_the_files_does_not_beat_ours() throws Exception {
        try (Scratch scratch = new Scratch()) {
            try (EmbeddedPostgres postgres = scratch.start()) {
                Scratch.sql(postgres, "alter system set fsync = off");
                Scratch.sql(postgres, "alter system set listen_addresses = '*'");
            }
            try (EmbeddedPostgres postgres = scratch.start()) {
                assertThat(Scratch.sql(postgres, "show fsync")).isEqualTo("on");
                assertThat(Scratch.sql(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            }
        }
    }

    @Test
    void a_database_that_was_only_half_made_is_made_again() throws Exception {
        try (Scratch scratch = new Scratch()) {
            Path draft = Files.createDirectories(scratch.data.file("pg-initialising"));
            Files.writeString(draft.resolve("PG_VERSION"), "18");
            try (EmbeddedPostgres postgres = scratch.start()) {
                assertThat(Scratch.sql(postgres, "select 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void damaged_programs_are_unpacked_again() throws Exception {
        try (Scratch scratch = new Scratch()) {
            Path home = PostgresBinaries.unpackInto(scratch.data.root());
            Files.write(home.resolve("bin/postgres"), new byte[] {1});
            assertThat(Files.size(PostgresBinaries.unpackInto(scratch.data.root()).resolve("bin/postgres"))).isGreaterThan(1_000_000);
        }
    }

    private static List<String> listeners(String table, String port) throws Exception {
        return Files.readAllLines(Path.of(table)).stream().filter(line -> line.contains(port) && line.contains(" 0A ")).toList();
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
