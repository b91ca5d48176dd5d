package io.huiji.server.platform.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Strings, and values that are written as strings. */
final class Texts {

    private Texts() {}

    /** A string that the database can keep. */
    static final class Plain extends StdDeserializer<String> {
        Plain() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw Refused.wrongType(parser, String.class, "文本", "a string");
            }
            String text = parser.getString();
            if (!PlainText.isStorable(text)) {
                throw Refused.wrongType(parser, String.class, PlainText.WANTED_ZH, PlainText.WANTED_EN);
            }
            return text;
        }
    }

    /** As the JDK spells an instant. */
    static final class InstantWriter extends StdSerializer<Instant> {
        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(UsualTime.format(value));
        }
    }

    /** A value parsed from a string, and from nothing else. */
    static final class Parsed<T> extends StdDeserializer<T> {
        private final transient Function<String, T> parse;
        private final String wantedZh;
        private final String wantedEn;

        Parsed(Class<T> type, Function<String, T> parse, String wantedZh, String wantedEn) {
            super(type);
            this.parse = parse;
            this.wantedZh = wantedZh;
            this.wantedEn = wantedEn;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                try {
                    return parse.apply(parser.getString());
                } catch (DateTimeException refused) {
                    throw Refused.wrongType(parser, handledType(), wantedZh, wantedEn);
                }
            }
            throw Refused.wrongType(parser, handledType(), wantedZh, wantedEn);
        }
    }
}
