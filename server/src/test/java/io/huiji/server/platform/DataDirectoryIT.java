package io.huiji.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryIT {

    @TempDir
    Path parent = Path.of("");

    @Test
    void it_is_made_private_and_so_is_what_lies_in_it() throws Exception {
        DataDirectory data = new DataDirectory(parent.resolve("a/b"));
        data.writePrivate("note", "hello");
        assertThat(permissions(data.root())).isEqualTo("rwx------");
        assertThat(permissions(data.file("note"))).isEqualTo("rw-------");
        assertThat(data.read("note")).contains("hello");
        assertThat(data.read("missing")).isEmpty();
    }

    @Test
    void a_secret_stays_the_same_and_each_name_has_its_own() {
        DataDirectory data = new DataDirectory(parent.resolve("secrets-test"));
        assertThat(data.secret("one")).hasSize(64).isEqualTo(new DataDirectory(data.root()).secret("one")).isNotEqualTo(data.secret("two"));
    }

    @Test
    void a_directory_of_somebody_else_keeps_its_permissions() throws Exception {
        Path strangers = Files.createDirectory(parent.resolve("strangers"));
        Files.writeString(strangers.resolve("letter"), "private");
        Files.setPosixFilePermissions(strangers, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatThrownBy(() -> new DataDirectory(strangers)).hasMessageContaining("HUIJI_DATA");
        assertThat(permissions(strangers)).isEqualTo("rwxr-xr-x");
    }

    @Test
    void the_operator_token_is_fresh_at_each_start_and_known_here_by_its_hash_alone() {
        DataDirectory data = new DataDirectory(parent.resolve("token-test"));
        OperatorToken token = OperatorToken.writeFresh(data);
        String text = data.read(OperatorToken.FILE).orElseThrow();
        assertThat(token.matches(text)).isTrue();
        assertThat(token.matches(text + "x")).isFalse();
        assertThat(OperatorToken.writeFresh(data).matches(text)).isFalse();
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
