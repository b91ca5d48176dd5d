package io.huiji.server.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.platform.postgres.PostgresSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

/** Every default, so that a changed one shows up in review. */
class DefaultsTests {

    @Test
    void of_the_database() {
        assertThat(defaults("huiji.database", DatabaseSettings.class)).isEqualTo(new DatabaseSettings(
                null, "", "", 12, Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofSeconds(2), 3, true));
    }

    @Test
    void of_the_embedded_postgres() {
        assertThat(defaults("huiji.postgres", PostgresSettings.class)).isEqualTo(new PostgresSettings(
                DataSize.ofMegabytes(256), DataSize.ofGigabytes(6), Duration.ofMinutes(15), 64, Duration.ofMinutes(2), Duration.ofSeconds(30)));
    }

    @Test
    void of_the_process() throws Exception {
        var file = (EnumerablePropertySource<?>) new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yaml")).getFirst();
        Map<String, String> expected = Map.ofEntries(
                Map.entry("huiji.data", "./data"),
                Map.entry("huiji.metrics.token", ""),
                Map.entry("server.port", "${HUIJI_PORT:8080}"),
                Map.entry("server.shutdown", "graceful"),
                Map.entry("spring.flyway.enabled", "false"),
                Map.entry("spring.threads.virtual.enabled", "true"),
                Map.entry("spring.mvc.formcontent.filter.enabled", "false"),
                Map.entry("spring.mvc.publish-request-handled-events", "false"),
                Map.entry("spring.persistence.exceptiontranslation.enabled", "false"),
                Map.entry("spring.servlet.encoding.enabled", "false"),
                Map.entry("spring.servlet.multipart.enabled", "false"),
                Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "30s"),
                Map.entry("management.endpoints.access.default", "none"),
                Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
                Map.entry("management.endpoint.health.show-details", "never"));
        expected.forEach((name, value) -> assertThat(String.valueOf(file.getProperty(name))).as(name).isEqualTo(value));
    }

    private static <T> T defaults(String prefix, Class<T> type) {
        return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate(prefix, type);
    }
}
