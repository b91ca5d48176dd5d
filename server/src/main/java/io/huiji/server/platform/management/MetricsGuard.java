package io.huiji.server.platform.management;

import io.huiji.server.platform.DataDirectory;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Below {@code /actuator} only {@code health} is open. The rest needs {@code Authorization: Bearer <token>}, the token being {@code huiji.metrics.token}
 * ({@code HUIJI_METRICS_TOKEN}) or, when that is not set, the one in {@code <data>/secrets/metrics-token}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class MetricsGuard extends OncePerRequestFilter {

    private static final String ROOT = "/actuator";
    private static final String OPEN = ROOT + "/health";

    private final byte[] expected;

    MetricsGuard(@Value("${huiji.metrics.token:}") String token, DataDirectory data) {
        String effective = token.isBlank() ? data.secret("metrics-token") : token;
        this.expected = ("Bearer " + effective).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // Decoded and normalised by the container, so %61ctuator or //actuator are no way round.
        String path = request.getServletPath();
        return !path.startsWith(ROOT) || path.equals(OPEN) || path.startsWith(OPEN + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (given != null && MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            throw Problem.of(ProblemCode.UNAUTHENTICATED);
        }
    }
}
