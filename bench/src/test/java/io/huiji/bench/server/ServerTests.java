package io.huiji.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerTests {

    @Test
    void the_heap_is_the_sum_of_its_pools() {
        String metrics = """
                # HELP jvm_memory_used_bytes The amount of used memory
                jvm_memory_used_bytes{application="huiji",area="heap",id="PS Eden Space"} 2.0E7
                jvm_memory_used_bytes{application="huiji",area="heap",id="PS Old Gen"} 3.5E7
                jvm_memory_used_bytes{application="huiji",area="nonheap",id="Metaspace"} 9.9E7
                jvm_memory_committed_bytes{application="huiji",area="heap",id="PS Old Gen"} 8.0E7
                """;
        assertThat(HeapWatch.heap(metrics, "jvm_memory_used_bytes")).isEqualTo(5.5e7);
        assertThat(HeapWatch.heap(metrics, "jvm_memory_committed_bytes")).isEqualTo(8.0e7);
    }

    @Test
    void the_lines_of_a_command_are_read_and_its_chatter_is_not() {
        assertThat(Command.values("building …\n lines=541909\nnet_fen=891140790\n50% done\nWhat=no\nurl=http://x/?a=b\n"))
                .containsExactly(Map.entry("lines", "541909"), Map.entry("net_fen", "891140790"),
                        Map.entry("url", "http://x/?a=b"));
    }
}
