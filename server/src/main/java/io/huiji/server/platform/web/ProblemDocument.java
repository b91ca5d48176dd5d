package io.huiji.server.platform.web;

import io.huiji.server.platform.FieldError;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A problem as RFC 9457 wants it: Chinese title, English beside it, the stable code, its owner, the fields, the details. */
final class ProblemDocument {

    static final String MEDIA_TYPE = "application/problem+json";

    private ProblemDocument() {}

    static Map<String, Object> of(Problem problem) {
        return of(problem.code(), problem.errors(), problem.details());
    }

    static Map<String, Object> of(ProblemCode code, List<FieldError> errors, Map<String, Object> details) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "urn:huiji:problem:" + code.code());
        document.put("title", code.zh());
        document.put("title_en", code.en());
        document.put("status", code.status());
        document.put("code", code.code());
        document.put("owner", code.owner().name().toLowerCase(Locale.ROOT));
        if (!errors.isEmpty()) {
            FieldError first = errors.getFirst();
            document.put("detail", first.field() + ": " + first.zh() + " / " + first.en());
            document.put("errors", errors);
        }
        details.forEach(document::putIfAbsent);
        return document;
    }
}
