package io.huiji.server.platform.web;

import io.huiji.server.platform.Item;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a record that is posted as JSON straight from the bytes of the body. Whatever is not plainly that, and whatever is to be refused, goes Spring's way,
 * which negotiates converters and says what is wrong: it costs several times as much and knows every case.
 */
final class JsonBody implements HandlerMethodArgumentResolver {

    private static final String JSON = "application/json";
    private static final String UTF_8 = "charset=utf-8";

    private final HandlerMethodArgumentResolver springs;
    private final JsonMapper json;
    private final Soundness soundness;
    private final Map<MethodParameter, Optional<Shortcut>> shortcuts = new ConcurrentHashMap<>();

    JsonBody(HandlerMethodArgumentResolver springs, JsonMapper json, Soundness soundness) {
        this.springs = springs;
        this.json = json;
        this.soundness = soundness;
    }

    private record Shortcut(ObjectReader reader, boolean validated) {}

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return springs.supportsParameter(parameter);
    }

    @Override
    public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container, NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) throws Exception {
        Object value = shortcuts.computeIfAbsent(parameter, this::shortcut).map(shortcut -> read(shortcut, web)).orElse(null);
        return value != null ? value : springs.resolveArgument(parameter, container, web, binders);
    }

    private Optional<Shortcut> shortcut(MethodParameter parameter) {
        boolean plain = parameter.getGenericParameterType() instanceof Class<?> type && type.isRecord() && !parameter.hasParameterAnnotation(Validated.class);
        return plain ? Optional.of(new Shortcut(json.readerFor(parameter.getParameterType()), parameter.hasParameterAnnotation(Valid.class))) : Optional.empty();
    }

    /** {@code null} when it takes Spring to read or to refuse it. */
    private @Nullable Object read(Shortcut shortcut, NativeWebRequest web) {
        BufferedRequest request = web.getNativeRequest(BufferedRequest.class);
        if (request == null || request.body().length == 0 || !isJson(request.getContentType())) {
            return null;
        }
        try {
            Object value = shortcut.reader().withAttribute(Item.SOURCE, request.body()).readValue(request.body());
            return value != null && (!shortcut.validated() || soundness.isSurelySound(value)) ? value : null;
        } catch (JacksonException refused) {
            return null;
        }
    }

    private static boolean isJson(@Nullable String type) {
        if (type == null || !type.regionMatches(true, 0, JSON, 0, JSON.length())) {
            return false;
        }
        int end = JSON.length();
        return type.length() == end || (type.charAt(end) == ';' && type.substring(end + 1).strip().equalsIgnoreCase(UTF_8));
    }
}
