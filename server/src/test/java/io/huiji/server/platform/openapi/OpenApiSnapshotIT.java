package io.huiji.server.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.Api;
import io.huiji.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The pages are built from a snapshot of the API's description. {@code ./dev/openapi} writes it anew. */
class OpenApiSnapshotIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static final Path SNAPSHOT = Path.of("../web/packages/api/generated/openapi.json");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void the_pages_are_built_from_what_the_server_serves() throws IOException {
        ObjectNode served = (ObjectNode) JSON.readTree(new Api(SERVER.baseUrl(), null).get("/openapi.json").text());
        // Where it was asked, which is not part of the promise.
        served.remove("servers");
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sorted(served)) + "\n";
        if (Boolean.getBoolean("huiji.openapi.write")) {
            Files.writeString(SNAPSHOT, text);
        }
        assertThat(Files.readString(SNAPSHOT)).as("run ./dev/openapi and look at what changes for the pages").isEqualTo(text);
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            ObjectNode object = JSON.createObjectNode();
            fields.forEach(object::set);
            return object;
        }
        if (node.isArray()) {
            var array = JSON.createArrayNode();
            node.forEach(child -> array.add(sorted(child)));
            return array;
        }
        return node;
    }
}
