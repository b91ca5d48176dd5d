package io.huiji.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.server.cli.Main.WrongUse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTests {

    @Test
    void verbs_take_words_options_and_flags_in_any_order() {
        Arguments given = Arguments.parse(List.of("import", "--dry-run", "receipts", "--mapping", "m.json", "file.csv"));
        assertThat(given.verb()).isEqualTo("import receipts");
        assertThat(given.rest()).containsExactly("file.csv");
        assertThat(given.option("--mapping")).contains("m.json");
        assertThat(given.has("--dry-run")).isTrue();
        assertThat(given.has("--yes")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "import", "import cats file", "import receipts", "import receipts a b", "import undo", "audit now", "audit --fast", "import receipts f --mapping", "help me"})
    void anything_else_is_refused(String line) {
        assertThatThrownBy(() -> Arguments.parse(line.isEmpty() ? List.of() : List.of(line.split(" ", -1)))).isInstanceOf(WrongUse.class);
    }
}
