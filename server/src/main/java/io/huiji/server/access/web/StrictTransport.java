package io.huiji.server.access.web;

import io.huiji.server.access.ClientAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Whoever came by https comes by https from then on; over plain http a browser must not be told so. */
final class StrictTransport extends HttpFilter {

    private static final long serialVersionUID = 1;
    static final String A_YEAR = "max-age=31536000";

    private final transient ClientAddress addresses;

    StrictTransport(ClientAddress addresses) {
        this.addresses = addresses;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (addresses.isSecure(request)) {
            response.setHeader("Strict-Transport-Security", A_YEAR);
        }
        chain.doFilter(request, response);
    }
}
