package io.huiji.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** docs/settings.md names every setting of the code, with its default, and none that is not there. */
class SettingsTests {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern PREFIX = Pattern.compile("@ConfigurationProperties\\(\"(huiji[a-z.-]+)\"\\)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(huiji\\.[a-z.-]+)(?::([^}]*))?}");
    private static final Pattern ASKED = Pattern.compile("(?:@ConditionalOnProperty\\((?:name = )?|getProperty\\()\"(huiji\\.[a-z.-]+)\"");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(HUIJI_[A-Z_]+)(?::([^}]*))?}");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `((?:huiji\\.|HUIJI_)[A-Za-z_.-]+)` \\| (.*?) \\| ");

    /** Read with the shell, which sets it. */
    private static final String FOR_JAVA = "HUIJI_JAVA_OPTS";

    @Test
    void the_page_has_every_setting_with_its_default_and_no_other() throws IOException {
        Map<String, String> inCode = settings();
        assertThat(inCode).hasSizeGreaterThan(80).containsEntry("huiji.access.shift", "12h").containsEntry("huiji.jobs.sweep-every", "15m");
        Map<String, String> onPage = new TreeMap<>();
        rows().forEach(row -> assertThat(onPage.put(row.group(1), row.group(2))).as("twice: " + row.group(1)).isNull());
        assertThat(onPage.keySet()).containsExactlyElementsOf(inCode.keySet());
        inCode.forEach((name, value) -> {
            if (!value.isEmpty()) {
                assertThat(onPage.get(name)).as("default of " + name).isEqualTo("`" + value + "`");
            }
        });
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("../docs/settings.md"))).results().toList();
    }

    /** Name and default; without a default: empty. */
    private static Map<String, String> settings() throws IOException {
        Map<String, String> found = new TreeMap<>();
        found.put(FOR_JAVA, "");
        found.put("huiji.data", "./data");
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> addFrom(file, found));
        }
        add(found, VARIABLE.matcher(Files.readString(Path.of("src/main/resources/application.yaml"))));
        return found;
    }

    private static void addFrom(Path file, Map<String, String> found) {
        String text = read(file);
        Matcher prefix = PREFIX.matcher(text);
        if (prefix.find()) {
            for (Parameter parameter : type(file).getDeclaredConstructors()[0].getParameters()) {
                DefaultValue value = parameter.getAnnotation(DefaultValue.class);
                found.put(prefix.group(1) + "." + kebab(parameter.getName()), value == null ? "" : String.join(",", value.value()));
            }
        }
        add(found, PLACEHOLDER.matcher(text));
        ASKED.matcher(text).results().forEach(asked -> found.putIfAbsent(asked.group(1), ""));
    }

    private static void add(Map<String, String> found, Matcher names) {
        names.results().forEach(name -> found.putIfAbsent(name.group(1), name.group(2) == null ? "" : name.group(2)));
    }

    private static Class<?> type(Path file) {
        String name = SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.');
        try {
            return Class.forName(name, false, SettingsTests.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            throw new AssertionError(absent);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
