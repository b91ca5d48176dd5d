package io.huiji.server.platform.web;

import io.huiji.server.platform.Replies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/**
 * Writes a record as JSON, in one piece and with its length. Whatever is not plainly that (another type is asked for, or the handler chose its own headers)
 * goes Spring's way, which negotiates.
 */
final class JsonAnswer implements HandlerMethodReturnValueHandler {

    private static final String JSON = "application/json";
    private static final String ANYTHING = "*/*";

    private final HandlerMethodReturnValueHandler springs;
    private final JsonMapper json;

    JsonAnswer(HandlerMethodReturnValueHandler springs, JsonMapper json) {
        this.springs = springs;
        this.json = json;
    }

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return springs.supportsReturnType(type);
    }

    @Override
    public void handleReturnValue(@Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest web) throws Exception {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        HttpServletResponse response = web.getNativeResponse(HttpServletResponse.class);
        ResponseEntity<?> entity = value instanceof ResponseEntity<?> given ? given : null;
        Object body = entity == null ? value : entity.getBody();
        boolean plain = body instanceof Record || body instanceof RawValue;
        if (body == null || !plain || request == null || response == null || !takesJson(request) || response.getContentType() != null || !plainHeaders(entity)) {
            springs.handleReturnValue(value, type, container, web);
            return;
        }
        container.setRequestHandled(true);
        if (entity != null) {
            response.setStatus(entity.getStatusCode().value());
            entity.getHeaders().forEach((name, values) -> values.forEach(text -> response.addHeader(name, text)));
        }
        write(response, body);
    }

    private void write(HttpServletResponse response, Object body) throws IOException {
        byte[] bytes;
        try {
            bytes = json.writeValueAsBytes(body);
        } catch (JacksonException defect) {
            throw new HttpMessageNotWritableException("cannot write " + body.getClass(), defect);
        }
        response.setContentType(JSON);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static boolean takesJson(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) != null) {
            return false;
        }
        Enumeration<String> accepted = request.getHeaders(HttpHeaders.ACCEPT);
        if (!accepted.hasMoreElements()) {
            return true;
        }
        String only = accepted.nextElement();
        return !accepted.hasMoreElements() && (only.equals(ANYTHING) || only.equals(JSON));
    }

    /** Tags and dates of caches, a type of its own, redirections: none of these. */
    private static boolean plainHeaders(@Nullable ResponseEntity<?> entity) {
        return entity == null || entity.getHeaders().isEmpty() || (entity.getHeaders().size() == 1 && entity.getHeaders().containsHeader(Replies.HIT));
    }
}
