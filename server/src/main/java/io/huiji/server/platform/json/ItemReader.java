package io.huiji.server.platform.json;

import io.huiji.server.platform.Digests;
import io.huiji.server.platform.Item;
import java.security.MessageDigest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads an {@link Item}. As long as the text is JSON, what is wrong with one item stays with it, and reading goes on behind it. */
final class ItemReader extends StdDeserializer<Item<?>> {

    private final @Nullable ValueDeserializer<?> values;

    ItemReader() {
        this(null);
    }

    private ItemReader(@Nullable ValueDeserializer<?> values) {
        super(Item.class);
        this.values = values;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        JavaType item = context.getContextualType();
        return new ItemReader(context.findContextualValueDeserializer(item.containedTypeOrUnknown(0), null));
    }

    @Override
    public Item<?> deserialize(JsonParser parser, DeserializationContext context) {
        if (values == null) {
            throw new IllegalStateException("an item of what?");
        }
        TokenStreamContext inside = parser.streamReadContext();
        TokenStreamContext around = parser.currentToken().isStructStart() ? inside.getParent() : inside;
        long from = parser.currentTokenLocation().getByteOffset();
        try {
            Object value = values.deserialize(parser, context);
            return new Item<>(value, null, sent(parser, context, from));
        } catch (DatabindException | InputCoercionException refused) {
            goBehind(parser, around, refused);
            return new Item<>(null, refused, null);
        }
    }

    private static void goBehind(JsonParser parser, TokenStreamContext around, JacksonException refused) {
        while (!parser.streamReadContext().equals(around)) {
            if (parser.nextToken() == null) {
                throw refused;
            }
        }
    }

    private static @Nullable UUID sent(JsonParser parser, DeserializationContext context, long from) {
        long end = parser.currentLocation().getByteOffset();
        if (from < 0 || end < from || !(context.getAttribute(Item.SOURCE) instanceof byte[] source)) {
            return null;
        }
        MessageDigest digest = Digests.newSha256();
        digest.update(source, (int) from, (int) (end - from));
        return Digests.uuid(digest.digest());
    }
}
