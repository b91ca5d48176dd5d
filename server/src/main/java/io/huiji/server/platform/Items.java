package io.huiji.server.platform;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Items of a bulk call: each is read and refused by itself, as strictly as a body of its own. */
public interface Items {

    /** @throws Problem naming the item's fields */
    <T> T read(JsonNode item, Class<T> type);

    /** What a request of its own would have been answered. */
    Map<String, Object> document(Problem problem);
}
