package io.huiji.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PgbenchTests {

    @Test
    void the_rate_is_the_one_without_connecting() {
        assertThat(Pgbench.tps("latency average = 0.9 ms\ninitial connection time = 20 ms\ntps = 8912.512345 (without initial connection time)\n"))
                .hasValue(8912.512345);
        assertThat(Pgbench.tps("pgbench: error: connection refused")).isEmpty();
    }
}
