package io.huiji.server.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * One of the items of a bulk call: read while the call is read, and refused by itself.
 *
 * @param value what it says; {@code null} when it was refused
 * @param refusal why it could not be read
 * @param sent first 128 bits of SHA-256 over its bytes; {@code null} when the call was not read from bytes in UTF-8
 */
public record Item<T>(@Nullable T value, @Nullable JacksonException refusal, @Nullable UUID sent) {

    /** Attribute of the reader: the bytes that are read. */
    public static final String SOURCE = Item.class.getName();
}
