package io.huiji.server.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;

/** What every answer tells a browser: take nothing from elsewhere, guess no type, show it in no frame, keep no answer of the API. */
final class SecurityHeaders {

    /** Scripts and styles come as files; only a single element's style may be set in place, which charts and popups need. */
    private static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self';"
            + " connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String DATA = "default-src 'none'; frame-ancestors 'none'";
    private static final Pattern PAGE = Pattern.compile("/|/(docs|door|" + String.join("|", PagesConfiguration.PAGES) + ")(/.*)?");

    private SecurityHeaders() {}

    static void put(HttpServletResponse response, String path) {
        boolean page = PAGE.matcher(path).matches();
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", page ? PAGES : DATA);
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
        response.setHeader("Cache-Control", page ? "no-cache" : "no-store");
    }
}
