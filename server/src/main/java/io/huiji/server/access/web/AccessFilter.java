package io.huiji.server.access.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.huiji.server.access.AccessSettings;
import io.huiji.server.access.Caller;
import io.huiji.server.access.Keys;
import io.huiji.server.platform.CallerId;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Who is calling, before anything of the request is read. Whoever sends no valid key is answered 401, and 429 if she keeps trying. */
final class AccessFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private final transient Keys keys;
    private final transient RateLimits limits;
    private final transient ClientAddress addresses;
    private final transient AccessSettings settings;

    AccessFilter(Keys keys, RateLimits limits, ClientAddress addresses, AccessSettings settings) {
        this.keys = keys;
        this.limits = limits;
        this.addresses = addresses;
        this.settings = settings;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        Caller caller = caller(request, response);
        if (caller.keyId() != 0) {
            spend(limits.ofKey(caller.keyId()), settings.requestsPerSecond(), response);
        }
        CallerId.put(request, caller.partnerId());
        Callers.put(request, caller);
        chain.doFilter(request, response);
    }

    private Caller caller(HttpServletRequest request, HttpServletResponse response) {
        String key = Bearer.key(request);
        if (key != null && !keys.needsDatabase(key)) {
            Optional<Caller> known = keys.caller(key);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return stranger(key, limits.ofAddress(addresses.of(request)), response);
    }

    /** An address that has failed too often is not even looked up. */
    private Caller stranger(@org.jspecify.annotations.Nullable String key, Bucket failures, HttpServletResponse response) {
        if (failures.getAvailableTokens() == 0) {
            spend(failures, settings.failuresPerSecond(), response);
        }
        Optional<Caller> caller = key == null ? Optional.empty() : keys.caller(key);
        return caller.orElseThrow(() -> {
            spend(failures, settings.failuresPerSecond(), response);
            return Problem.of(ProblemCode.UNAUTHENTICATED);
        });
    }

    private static void spend(Bucket bucket, int perSecond, HttpServletResponse response) {
        if (!bucket.tryConsume(1)) {
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            Duration wait = Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
            response.setHeader("RateLimit-Limit", Integer.toString(perSecond));
            response.setHeader("RateLimit-Remaining", "0");
            response.setHeader("RateLimit-Reset", Long.toString(wait.plusMillis(999).toSeconds()));
            throw Problem.later(ProblemCode.RATE_LIMITED, wait);
        }
    }
}
