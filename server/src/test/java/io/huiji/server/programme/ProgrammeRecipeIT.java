package io.huiji.server.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.programme.Http.Answer;
import io.huiji.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What docs/recipes/programme.md shows is what the API takes, and what it quotes is what the API says. */
class ProgrammeRecipeIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static final Path RECIPE = Path.of("../docs/recipes/programme.md");
    private static final Path VECTORS = Path.of("../engine/src/test/java/io/huiji/engine/earn/WorkedVectorsTests.java");
    private static final Pattern DOCUMENT = Pattern.compile("```json\\n(.*?)\\n```\\n\\n((?:> [^\\n]*\\n)+)", Pattern.DOTALL);
    private static final Pattern FENCE = Pattern.compile("```json\\n");
    private static final Pattern VECTOR = Pattern.compile("`WorkedVectorsTests\\.(\\w+)`");

    private final Http http = new Http(SERVER);

    /** @param quoted the lines below it that the system is said to answer */
    private record Shown(String document, List<String> quoted) {}

    @TestFactory
    Stream<DynamicTest> every_document_is_taken_read_back_and_published() throws IOException {
        String recipe = Files.readString(RECIPE);
        List<Shown> shown = shown(recipe);
        assertThat(shown).hasSameSizeAs(FENCE.matcher(recipe).results().toList()).hasSizeGreaterThanOrEqualTo(10);
        Instant from = SERVER.clock().instant().plus(Duration.ofDays(400));
        List<DynamicTest> tests = new ArrayList<>();
        for (Shown one : shown) {
            Instant start = from.plus(Duration.ofDays(tests.size()));
            tests.add(DynamicTest.dynamicTest(one.quoted().getFirst(), () -> publish(one, start)));
        }
        return tests.stream();
    }

    private void publish(Shown shown, Instant from) {
        Answer looked = http.send("POST", "/validate", null, shown.document());
        assertThat(looked.body().get("problems")).as(looked.body().toString()).isEmpty();
        assertThat(looked.body().get("valid").booleanValue()).isTrue();
        List<String> said = new ArrayList<>();
        for (JsonNode sentence : looked.body().get("sentences")) {
            said.add(sentence.get("zh").stringValue());
        }
        assertThat(said).containsAll(shown.quoted());
        Answer draft = http.post("", shown.document());
        assertThat(draft.status()).as(draft.body().toString()).isEqualTo(201);
        Answer published = http.post("/" + draft.id() + "/publish", "{'effectiveFrom': '" + from + "'}");
        assertThat(published.status()).as(published.body().toString()).isEqualTo(200);
        assertThat(http.get("/in-force?at=" + from).body().get("version")).isEqualTo(published.body().get("version"));
    }

    @Test
    void the_worked_examples_name_tests_that_are_there() throws IOException {
        String vectors = Files.readString(VECTORS);
        List<String> named = VECTOR.matcher(Files.readString(RECIPE)).results().map(match -> match.group(1)).toList();
        assertThat(named).hasSizeGreaterThanOrEqualTo(7).allSatisfy(name -> assertThat(vectors).contains("void " + name + "("));
    }

    private static List<Shown> shown(String recipe) {
        List<Shown> shown = new ArrayList<>();
        Matcher matcher = DOCUMENT.matcher(recipe);
        while (matcher.find()) {
            shown.add(new Shown(matcher.group(1), matcher.group(2).lines().map(line -> line.substring(2).replaceAll("\\\\$", "")).toList()));
        }
        return shown;
    }
}
