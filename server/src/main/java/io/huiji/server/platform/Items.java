package io.huiji.server.platform;

import java.util.Map;

/** Items of a bulk call: each is refused by itself, as strictly as a body of its own. */
public interface Items {

    /** @throws Problem naming the item's fields */
    <T> T sound(Item<T> item);

    /** What a request of its own would have been answered. */
    Map<String, Object> document(Problem problem);
}
