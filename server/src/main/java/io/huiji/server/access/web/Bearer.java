package io.huiji.server.access.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The key in {@code Authorization: Bearer …}. */
final class Bearer {

    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    static @Nullable String key(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? header.substring(SCHEME.length()).strip() : null;
    }
}
