package io.huiji.server.platform.json;

import io.huiji.server.platform.WholeNumbers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** 64-bit whole numbers: written as strings, since a browser's number has 53 bits; read from a string of digits or a JSON integer. */
final class Longs {

    private Longs() {}

    static final class Writer extends StdSerializer<Long> {
        Writer() {
            super(Long.class);
        }

        @Override
        public void serialize(Long value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(Long.toString(value));
        }
    }

    static final class ArrayWriter extends StdSerializer<long[]> {
        ArrayWriter() {
            super(long[].class);
        }

        @Override
        public void serialize(long[] values, JsonGenerator generator, SerializationContext context) {
            generator.writeStartArray();
            for (long value : values) {
                generator.writeString(Long.toString(value));
            }
            generator.writeEndArray();
        }
    }

    static final class Reader extends StdDeserializer<Long> {
        private final boolean primitive;

        Reader(boolean primitive) {
            super(primitive ? Long.TYPE : Long.class);
            this.primitive = primitive;
        }

        @Override
        public Long deserialize(JsonParser parser, DeserializationContext context) {
            JsonToken token = parser.currentToken();
            if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_STRING) {
                String text = parser.getString();
                if (WholeNumbers.isWhole(text)) {
                    return WholeNumbers.parseLong(text).orElseThrow(() -> new Refused(parser, Long.class, "out_of_range", "超出 64 位整数范围", "Outside the range of 64-bit whole numbers"));
                }
            }
            throw Refused.wrongType(parser, Long.class, "整数,或只含数字的字符串", "a whole number, or a string of digits");
        }

        @Override
        public @Nullable Object getNullValue(DeserializationContext context) {
            if (primitive) {
                throw new Refused(context.getParser(), Long.class, "required", "必填", "Required");
            }
            return null;
        }
    }
}
