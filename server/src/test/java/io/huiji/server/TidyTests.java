package io.huiji.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Habits that a compiler does not know: sizes, banned calls, nothing left lying about. */
class TidyTests {

    private static final int LINES_MAX = 400;
    private static final long FILE_BYTES_MAX = 1 << 20;
    private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules", "data", "dist");
    private static final Pattern TEXT = Pattern.compile(".*\\.(java|sql|xml|yaml|yml|json|js|mjs|ts|vue|css|html|sh|py|md|properties|config)|.*/(huiji|run|test)");
    private static final Pattern HAND_WRITTEN = Pattern.compile(".*\\.(java|sql|js|mjs|ts|vue|css|html|sh|py)|.*/huiji");
    private static final Pattern COMMENT_OR_STRING = Pattern.compile("/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("https?://([A-Za-z0-9.-]+)");
    private static final Set<String> KNOWN_HOSTS = Set.of("maven.apache.org", "www.apache.org", "www.w3.org", "json-schema.org", "spec.openapis.org", "localhost", "127.0.0.1",
            "registry.npmjs.org", "github.com", "adoptium.net", "huiji.example");

    /** Where printing is the purpose. */
    private static final Set<String> PRINTS = Set.of("FirstKey.java", "FirstLink.java", "Doorplate.java", "DemoChain.java");

    private static Path root = Path.of("");
    private static List<Path> files = List.of();

    @BeforeAll
    static void list() throws IOException {
        root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("ARCHITECTURE.md"))) {
            root = Objects.requireNonNull(root.getParent(), "no ARCHITECTURE.md above");
        }
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return NOT_OURS.contains(directory.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                found.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        files = found;
        assertThat(files).hasSizeGreaterThan(100);
    }

    @Test
    void no_hand_written_file_is_longer_than_400_lines() {
        assertThat(offenders(HAND_WRITTEN, file -> !name(file).contains("generated") && text(file).lines().count() > LINES_MAX)).isEmpty();
    }

    @Test
    void no_file_is_larger_than_a_mebibyte() {
        assertThat(offenders(Pattern.compile(".*"), file -> size(file) > FILE_BYTES_MAX)).isEmpty();
    }

    @Test
    void nothing_but_the_clock_asks_what_time_it_is() {
        Pattern now = Pattern.compile("\\b(Instant|LocalDate|LocalDateTime|LocalTime|OffsetDateTime|ZonedDateTime|Year|YearMonth|Clock)\\.(now|system\\w*)\\(|System\\.currentTimeMillis|new Date\\(\\)");
        assertThat(mainFilesWith(now, file -> true)).isEmpty();
    }

    @Test
    void nothing_prints_but_what_is_there_to_print() {
        assertThat(mainFilesWith(Pattern.compile("System\\.(out|err)|\\.printStackTrace\\(\\)"), file -> !PRINTS.contains(file.getFileName().toString()) && !name(file).contains("/cli/")))
                .isEmpty();
    }

    @Test
    void money_and_points_are_whole_numbers() {
        Pattern places = Pattern.compile(".*(engine/src/main|server/(ledger|desk|purchase|standing|programme)/).*");
        assertThat(mainFilesWith(Pattern.compile("\\b(double|float|Double|Float)\\b"), file -> places.matcher(name(file)).matches())).isEmpty();
    }

    @Test
    void nothing_is_left_to_be_done_later() {
        Pattern later = Pattern.compile("\\b(FIX" + "ME|TO" + "DO|X" + "XX)\\b");
        assertThat(offenders(TEXT, file -> later.matcher(text(file)).find())).isEmpty();
    }

    @Test
    void nothing_names_a_path_of_one_machine() {
        Pattern path = Pattern.compile("(?<![\\w.$}/-])/(root|home|work|Users|usr/lib/jvm|tmp/\\w+)/[\\w.]");
        assertThat(offenders(TEXT, file -> path.matcher(text(file)).find())).isEmpty();
    }

    @Test
    void builds_and_settings_name_no_strange_host() {
        Pattern settings = Pattern.compile(".*\\.(xml|yaml|yml|properties|json|sh|config)|.*/(huiji|run|test|\\.npmrc)");
        assertThat(offenders(settings, file -> HOST.matcher(sources(file)).results().anyMatch(found -> !KNOWN_HOSTS.contains(found.group(1))))).isEmpty();
    }

    /** A lock file also says where authors take donations; only where a package comes from matters. */
    private static String sources(Path file) {
        return file.endsWith("package-lock.json") ? String.join("\n", text(file).lines().filter(line -> line.contains("\"resolved\"")).toList()) : text(file);
    }

    @Test
    void every_package_is_null_marked() throws IOException {
        List<String> unmarked = new ArrayList<>();
        for (Path file : files) {
            Path marker = file.resolveSibling("package-info.java");
            if (name(file).contains("/src/main/java/") && name(file).endsWith(".java") && !(Files.exists(marker) && Files.readString(marker).contains("NullMarked"))) {
                unmarked.add(name(file));
            }
        }
        assertThat(unmarked).isEmpty();
    }

    private static List<String> mainFilesWith(Pattern banned, Predicate<Path> where) {
        return offenders(Pattern.compile(".*/(engine|server)/src/main/java/.*\\.java"), file -> where.test(file)
                && banned.matcher(COMMENT_OR_STRING.matcher(text(file)).replaceAll(" ")).find());
    }

    private static List<String> offenders(Pattern names, Predicate<Path> bad) {
        return files.stream().filter(file -> names.matcher(name(file)).matches()).filter(bad).map(file -> root.relativize(file).toString()).sorted().toList();
    }

    private static String name(Path file) {
        return file.toString().replace('\\', '/');
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
