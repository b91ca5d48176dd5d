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

    /** A string that the database can keep: no NUL, no half of a surrogate pair. */
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
            if (!isStorable(text)) {
                throw Refused.wrongType(parser, String.class, "不含 NUL 及残缺代理对的文本", "text without NUL or broken surrogate pairs");
            }
            return text;
        }

        private static boolean isStorable(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == 0) {
                    return false;
                }
                if (Character.isSurrogate(c)) {
                    boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
                    if (!pair) {
                        return false;
                    }
                    i++;
                }
            }
            return true;
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
