package io.huiji.server.programme.model;

import io.huiji.server.platform.FieldError;
import java.util.ArrayList;
import java.util.List;

/** What was found wrong with the shape of a document, in the order of reading. */
final class Errors {

    private final List<FieldError> found = new ArrayList<>();

    void required(String path) {
        found.add(new FieldError(path, "required", "必填", "required"));
    }

    void unknownField(String path) {
        found.add(new FieldError(path, "unknown_field", "没有此字段", "there is no such field here"));
    }

    void wrongType(String path, String wantedZh, String wantedEn) {
        found.add(new FieldError(path, "wrong_type", "应为" + wantedZh, "must be " + wantedEn));
    }

    void unknownValue(String path, String values) {
        found.add(new FieldError(path, "unknown_value", "应为其中之一：" + values, "must be one of " + values));
    }

    void outOfRange(String path, String zh, String en) {
        found.add(new FieldError(path, "out_of_range", zh, en));
    }

    List<FieldError> list() {
        return List.copyOf(found);
    }
}
