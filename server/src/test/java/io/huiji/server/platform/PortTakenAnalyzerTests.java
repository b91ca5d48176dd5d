package io.huiji.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class PortTakenAnalyzerTests {

    @Test
    void a_taken_port_is_told_with_the_setting_that_chooses_another() {
        String told = Objects.requireNonNull(new PortTakenAnalyzer().analyze(new PortInUseException(8080))).getDescription();
        assertThat(told).startsWith("端口 8080 已被其他程序占用").contains("Port 8080 is taken").contains("HUIJI_PORT=8081");
    }
}
