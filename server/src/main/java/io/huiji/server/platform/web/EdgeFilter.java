package io.huiji.server.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The outermost filter: security headers on every answer, a problem document for whatever goes wrong further in. */
final class EdgeFilter extends HttpFilter {

    private static final long serialVersionUID = 1;
    private final transient ProblemResolver problems;

    EdgeFilter(ProblemResolver problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("CatchingUnchecked")
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
        SecurityHeaders.put(response, request.getRequestURI());
        try {
            chain.doFilter(request, response);
        } catch (Exception thrown) {
            problems.answer(request, response, thrown);
        }
    }
}
