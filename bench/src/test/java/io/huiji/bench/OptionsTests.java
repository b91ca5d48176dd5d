package io.huiji.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.bench.Options.Part;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTests {

    @Test
    void without_options_everything_is_measured_as_the_figures_ask() {
        Options options = parse();
        assertThat(options.only()).containsExactly(Part.values());
        assertThat(options.seconds()).isEqualTo(20);
        assertThat(options.pairs()).isEqualTo(3);
        assertThat(options.members()).isEqualTo(200_000);
        assertThat(options.entries()).isEqualTo(10_000_000);
        assertThat(options.out()).isNull();
        assertThat(options.serverCommand()).containsExactly("/srv/huiji/huiji", "start", "--server.address=127.0.0.1");
        assertThat(options.data()).isEqualTo(Path.of("/srv/shared/data/online_retail.csv.gz"));
    }

    @Test
    void parts_lengths_and_the_server_may_be_chosen() {
        Options options = parse("--only=earn,bulk", "--seconds=0.5", "--pairs=1", "--out", "--", "java", "-jar", "x.jar");
        assertThat(options.only()).containsExactly(Part.EARN, Part.BULK);
        assertThat(options.wants(Part.FULL)).isFalse();
        assertThat(options.seconds()).isEqualTo(0.5);
        assertThat(options.out()).isEqualTo(Path.of("/srv/huiji/bench/results/2026-11-23.txt"));
        assertThat(options.serverCommand()).containsExactly("java", "-jar", "x.jar");
    }

    @Test
    void what_is_wrong_is_named() {
        assertThatThrownBy(() -> parse("--fast")).hasMessageContaining("--fast");
        assertThatThrownBy(() -> parse("--only=earn,burn")).hasMessageContaining("burn");
        assertThatThrownBy(() -> parse("--seconds=long")).hasMessageContaining("--seconds").hasMessageContaining("long");
        assertThatThrownBy(() -> parse("--pairs=0")).hasMessageContaining("--pairs");
    }

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments), Path.of("/srv/huiji"), "2026-11-23");
    }
}
