package io.huiji.server.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.huiji.server.edge.Samples.Request;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.People;
import io.huiji.server.testing.TestServer;
import io.huiji.server.testing.Visitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * Every query parameter of every read in {@code /openapi.json}: one that does not exist, one that is there twice and one that is not what it must be are
 * refused by name; a filter that is misspelt never answers with everything. A new parameter is walked by itself.
 */
@Tag("vector-g")
class EveryQueryIT {

    /** What is read by somebody who is signed in. */
    private static final Set<String> OF_PEOPLE = Set.of("me", "session", "open");
    private static final String API = "/api/v1";

    @RegisterExtension
    static final TestServer SERVER = Visitor.townServer();

    private static Api api = new Api("", null);
    private static Map<String, Request> known = Map.of();

    @BeforeAll
    static void open() {
        api = Api.operator(SERVER);
        known = new Theirs(SERVER, api, new People(SERVER)).reads();
    }

    @TestFactory
    Stream<DynamicTest> no_read_takes_a_parameter_that_it_does_not_know_twice_or_not_as_it_must_be() {
        List<DynamicTest> tests = new ArrayList<>();
        api.get("/openapi.json").json().path("paths").properties().forEach(path -> {
            JsonNode read = path.getValue().path("get");
            if (path.getKey().startsWith(API) && read.isObject() && !OF_PEOPLE.contains(read.path("x-scope").asString())) {
                Request valid = known.getOrDefault("GET " + path.getKey(), new Request(path.getKey().substring(API.length()), ""));
                tests.add(dynamicTest(path.getKey(), () -> assertThat(taken(valid.path(), read.path("parameters"))).isEmpty()));
            }
        });
        assertThat(tests).hasSizeGreaterThan(40);
        return tests.stream();
    }

    /** What was not refused by its name. */
    private static List<String> taken(String path, JsonNode parameters) {
        List<String> taken = new ArrayList<>();
        check(path, "surplus", List.of("surplus=1"), taken);
        for (JsonNode parameter : parameters) {
            if (parameter.path("in").asString().equals("query")) {
                String name = parameter.path("name").asString();
                check(path, name, List.of(name + "=1&" + name + "=1"), taken);
                check(path, name, bad(name, parameter.path("schema")).stream().map(value -> name + "=" + value).toList(), taken);
            }
        }
        return taken;
    }

    private static void check(String path, String name, List<String> queries, List<String> taken) {
        for (String query : queries) {
            Answer answer = api.get(API + without(path, name) + query);
            if (answer.status() != 400 || !answer.at("/errors/0/field").equals(name)) {
                taken.add("?" + query + " → " + answer.status() + (answer.status() == 400 ? " " + answer.at("/errors/0/field") : ""));
            }
        }
    }

    /** The path with the rest of its query, ready for more. */
    private static String without(String path, String name) {
        int mark = path.indexOf('?');
        if (mark < 0) {
            return path + "?";
        }
        String rest = Arrays.stream(path.substring(mark + 1).split("&")).filter(pair -> !pair.startsWith(name + "=")).map(pair -> pair + "&").collect(Collectors.joining());
        return path.substring(0, mark) + "?" + rest;
    }

    private static List<String> bad(String name, JsonNode schema) {
        if (name.equals("cursor")) {
            return List.of("nonsense", "%EF%BC%91");
        }
        if (schema.has("enum")) {
            return List.of("nonsense");
        }
        return switch (schema.path("format").asString(schema.path("type").asString())) {
            case "int32", "int64" -> List.of("x", "1e3", "0.5", "%2B1", "%EF%BC%91", "9223372036854775808", "");
            case "date-time" -> List.of("yesterday", "2026-02-30T00:00:00Z", "2026-01-05");
            case "date" -> List.of("yesterday", "2026-02-30");
            case "boolean" -> List.of("yes", "1");
            default -> List.of();
        };
    }
}
