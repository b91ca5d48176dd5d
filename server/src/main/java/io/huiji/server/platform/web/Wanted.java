package io.huiji.server.platform.web;

import io.huiji.server.platform.FieldError;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Says what a field should have been. */
record Wanted(JsonMapper json) {

    static FieldError required(String field) {
        return new FieldError(field, "required", "必填", "Required");
    }

    static FieldError unknownField(String field) {
        return new FieldError(field, "unknown_field", "没有此字段", "There is no such field");
    }

    static FieldError outOfRange(String field) {
        return new FieldError(field, "out_of_range", "数值超出范围", "The number is out of range");
    }

    FieldError of(String field, Class<?> type) {
        if (type.isEnum()) {
            String values = Arrays.stream(type.getEnumConstants()).map(this::spelt).collect(Collectors.joining(", "));
            return new FieldError(field, "unknown_value", "应为其中之一:" + values, "Must be one of: " + values);
        }
        String[] wanted = wanted(type);
        return new FieldError(field, "wrong_type", "应为" + wanted[0], "Must be " + wanted[1]);
    }

    String spelt(Object constant) {
        return json.convertValue(constant, String.class);
    }

    private static String[] wanted(Class<?> type) {
        if (type == Integer.class || type == Integer.TYPE || type == Long.class || type == Long.TYPE) {
            return new String[] {"整数", "a whole number"};
        }
        if (type == Boolean.class || type == Boolean.TYPE) {
            return new String[] {"true 或 false", "true or false"};
        }
        if (Number.class.isAssignableFrom(type)) {
            return new String[] {"数字", "a number"};
        }
        if (type == String.class) {
            return new String[] {"文本", "a string"};
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return new String[] {"时间或日期(RFC 3339)", "a time or date (RFC 3339)"};
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return new String[] {"数组", "an array"};
        }
        if (type.isRecord() || type.isInterface() || Map.class.isAssignableFrom(type)) {
            return new String[] {"对象", "an object"};
        }
        return new String[] {"其他取值", "another value"};
    }
}
