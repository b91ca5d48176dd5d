package io.huiji.server.platform.web;

import io.huiji.server.platform.CallerId;
import io.huiji.server.platform.Digests;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.WriteKey;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.WebUtils;

/**
 * Makes the {@link WriteKey} of a write from its {@code Idempotency-Key} header and from method, path and body.
 * A file that is read while it arrives (an import) is not part of it: its length stands for it until {@link WriteKey#with} adds its digest.
 */
final class WriteKeyArgument implements HandlerMethodArgumentResolver {

    static final String HEADER = "Idempotency-Key";
    private static final int LENGTH_MAX = 128;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == WriteKey.class;
    }

    @Override
    public WriteKey resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container, NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("not an HTTP request");
        }
        return of(request);
    }

    static WriteKey of(HttpServletRequest request) {
        String key = onlyKey(request);
        MessageDigest digest = Digests.newSha256();
        String query = request.getQueryString();
        String head = request.getMethod() + "\n" + request.getRequestURI() + (query == null ? "" : "?" + query) + "\n";
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        BufferedRequest buffered = WebUtils.getNativeRequest(request, BufferedRequest.class);
        digest.update(buffered != null ? buffered.body() : Long.toString(request.getContentLengthLong()).getBytes(StandardCharsets.UTF_8));
        return new WriteKey(Digests.uuid(CallerId.of(request) + "\n" + key), Digests.uuid(digest.digest()));
    }

    private static String onlyKey(HttpServletRequest request) {
        Enumeration<String> keys = request.getHeaders(HEADER);
        String key = keys.hasMoreElements() ? keys.nextElement() : "";
        if (key.isEmpty() || key.length() > LENGTH_MAX || !isVisible(key) || keys.hasMoreElements()) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REQUIRED);
        }
        return key;
    }

    private static boolean isVisible(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) <= ' ' || key.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }
}
