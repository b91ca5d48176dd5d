package io.huiji.server.platform.web;

import jakarta.servlet.http.HttpServletResponse;

/** What every answer tells a browser: take nothing from elsewhere, guess no type, show it in no frame, keep no answer of the API. */
final class SecurityHeaders {

    private static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String DATA = "default-src 'none'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    static void put(HttpServletResponse response, String path) {
        boolean page = path.startsWith("/docs");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", page ? PAGES : DATA);
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", page ? "no-cache" : "no-store");
    }
}
