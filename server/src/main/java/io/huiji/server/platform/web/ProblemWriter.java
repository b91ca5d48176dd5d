package io.huiji.server.platform.web;

import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem document, whatever the request said it accepts. */
@Component
final class ProblemWriter {

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    void write(HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = json.writeValueAsBytes(ProblemDocument.of(problem));
        response.resetBuffer();
        response.setStatus(problem.code().status());
        Duration retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            response.setHeader("Retry-After", Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds())));
        }
        if (problem.code() == ProblemCode.UNAUTHENTICATED) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"huiji\"");
        }
        response.setContentType(ProblemDocument.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
