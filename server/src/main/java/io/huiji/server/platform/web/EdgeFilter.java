package io.huiji.server.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** The outermost filter: security headers on every answer, a problem document for whatever goes wrong further in, and a stop-watch. */
final class EdgeFilter extends HttpFilter {

    private static final long serialVersionUID = 1;
    private final transient ProblemResolver problems;
    private final transient RequestTimes times;

    EdgeFilter(ProblemResolver problems, RequestTimes times) {
        this.problems = problems;
        this.times = times;
    }

    @Override
    @SuppressWarnings("CatchingUnchecked")
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
        long startedNanos = System.nanoTime();
        SecurityHeaders.put(response, request.getRequestURI());
        try {
            chain.doFilter(request, response);
        } catch (Exception thrown) {
            problems.answer(request, response, thrown);
        } finally {
            times.add(request, response.getStatus(), Duration.ofNanos(System.nanoTime() - startedNanos));
        }
    }
}
