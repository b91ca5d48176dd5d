package io.huiji.server.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * A cookie of ours in a request. Whoever holds another host of the same domain can plant one of the same name, and a browser then sends both, in an order that
 * the stranger chooses. So of two that differ neither is believed.
 */
public final class RequestCookie {

    private RequestCookie() {}

    /** {@code null}: none, or two that differ. */
    public static @Nullable String value(HttpServletRequest request, String name) {
        String found = null;
        for (Cookie cookie : all(request)) {
            if (cookie.getName().equals(name)) {
                if (found != null && !found.equals(cookie.getValue())) {
                    return null;
                }
                found = cookie.getValue();
            }
        }
        return found;
    }

    /** Believed or not. */
    public static boolean isThere(HttpServletRequest request, String name) {
        for (Cookie cookie : all(request)) {
            if (cookie.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static Cookie[] all(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null ? new Cookie[0] : cookies;
    }
}
