package io.huiji.server.platform.web;

import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.json.StrictJson;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Takes the place of Tomcat's HTML page for what never reaches a servlet: a malformed request line, headers that are too long. */
public final class ProblemValve extends ErrorReportValve {

    private static final JsonMapper JSON = StrictJson.mapper();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        boolean nothingToSay = response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported();
        AtomicBoolean writable = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, writable);
        if (nothingToSay || !writable.get()) {
            return;
        }
        ProblemCode code = StatusProblems.of(response.getStatus());
        try {
            byte[] body = JSON.writeValueAsBytes(ProblemDocument.of(Problem.of(code)));
            SecurityHeaders.put(response, "");
            response.setStatus(code.status());
            response.setContentType(ProblemDocument.MEDIA_TYPE);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException gone) {
            container.getLogger().debug("the client went away");
        }
    }
}
