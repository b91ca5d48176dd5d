package io.huiji.server.desk.model;

import io.huiji.engine.facts.DayActivity;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * A member's day as a short list, since facts hold a year of them: {@code [day, spendFen, grantedPoints, netPoints, visits]}, and the counters by rule where there
 * are any. Decisions of before have the day as an object with these names; both are read.
 */
final class DayJson {

    private DayJson() {}

    static SimpleModule module() {
        return new SimpleModule("days").addSerializer(DayActivity.class, new Writer()).addDeserializer(DayActivity.class, new Reader());
    }

    private static final class Writer extends StdSerializer<DayActivity> {

        Writer() {
            super(DayActivity.class);
        }

        @Override
        public void serialize(DayActivity day, JsonGenerator json, SerializationContext context) {
            json.writeStartArray();
            json.writeString(day.day().toString());
            json.writeNumber(day.spendFen());
            json.writeNumber(day.grantedPoints());
            json.writeNumber(day.netPoints());
            json.writeNumber(day.visits());
            if (!day.byRule().isEmpty()) {
                json.writeStartObject();
                day.byRule().forEach((rule, points) -> {
                    json.writeName(rule);
                    json.writeNumber(points);
                });
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private static final class Reader extends StdDeserializer<DayActivity> {

        private static final int LENGTH = 5;

        Reader() {
            super(DayActivity.class);
        }

        @Override
        public DayActivity deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                return named(context.readTree(json));
            }
            String day = json.nextStringValue();
            if (day == null) {
                return context.reportInputMismatch(this, "a day begins with its date");
            }
            long[] numbers = new long[LENGTH - 1];
            for (int i = 0; i < numbers.length; i++) {
                json.nextToken();
                numbers[i] = json.getLongValue();
            }
            Map<String, Long> byRule = json.nextToken() == JsonToken.START_OBJECT ? byRule(json) : Map.of();
            if (json.currentToken() != JsonToken.END_ARRAY) {
                return context.reportInputMismatch(this, "a day has %d values and its counters", LENGTH);
            }
            return new DayActivity(LocalDate.parse(day), numbers[0], numbers[1], numbers[2], Math.toIntExact(numbers[3]), byRule);
        }

        /** Up to the end of the list. */
        private static Map<String, Long> byRule(JsonParser json) {
            Map<String, Long> byRule = new HashMap<>();
            for (String rule = json.nextName(); rule != null; rule = json.nextName()) {
                json.nextToken();
                byRule.put(rule, json.getLongValue());
            }
            json.nextToken();
            return byRule;
        }

        private static DayActivity named(JsonNode day) {
            Map<String, Long> byRule = new HashMap<>();
            day.path("byRule").forEachEntry((rule, points) -> byRule.put(rule, points.asLong()));
            return new DayActivity(LocalDate.parse(day.path("day").asString()), day.path("spendFen").asLong(), day.path("grantedPoints").asLong(),
                    day.path("netPoints").asLong(), day.path("visits").asInt(), byRule);
        }
    }
}
