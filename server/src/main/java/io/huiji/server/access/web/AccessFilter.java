package io.huiji.server.access.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.huiji.server.access.AccessSettings;
import io.huiji.server.access.Caller;
import io.huiji.server.access.ClientAddress;
import io.huiji.server.access.Keys;
import io.huiji.server.access.RequestCookie;
import io.huiji.server.access.SignedIn;
import io.huiji.server.access.Trail;
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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Who is calling, before anything of the request is read: a key, or else the cookie of a session. Whoever sends neither is answered 401, and 429 if she
 * keeps trying; only what is {@link io.huiji.server.access.Open} is done for strangers. What is refused here or by a filter further in is counted in the trail.
 */
final class AccessFilter extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final int DOUBTFUL_AT_A_TIME = 2;
    private static final Duration TURN_WAIT = Duration.ofMillis(20);

    private final transient Keys keys;
    private final transient Cookies cookies;
    private final transient Routes routes;
    private final transient RateLimits limits;
    private final transient ClientAddress addresses;
    private final transient AccessSettings settings;
    private final transient Trail trail;
    private final transient Semaphore doubtful = new Semaphore(DOUBTFUL_AT_A_TIME);

    AccessFilter(Keys keys, Cookies cookies, Routes routes, RateLimits limits, ClientAddress addresses, AccessSettings settings, Trail trail) {
        this.keys = keys;
        this.cookies = cookies;
        this.routes = routes;
        this.limits = limits;
        this.addresses = addresses;
        this.settings = settings;
        this.trail = trail;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        try {
            admit(request, response);
            chain.doFilter(request, response);
        } catch (Problem refused) {
            if (refused.code() != ProblemCode.UNAUTHENTICATED || bringsSomething(request)) {
                trail.refused(request, refused.code().code(), () -> routes.action(request));
            }
            throw refused;
        }
    }

    private void admit(HttpServletRequest request, HttpServletResponse response) {
        String key = Bearer.key(request);
        if (key == null && routes.isOpen(request)) {
            spend(limits.ofStranger(addresses.of(request)), settings.strangerRequestsPerSecond(), response);
            Cookies.requireOwnPage(request);
        } else if (key == null) {
            person(request, response);
        } else {
            machine(key, request, response);
        }
    }

    /** Every page asks first whether somebody is signed in: that nobody is, is no attempt. */
    private static boolean bringsSomething(HttpServletRequest request) {
        return Bearer.key(request) != null || RequestCookie.isThere(request, SignedIn.COOKIE);
    }

    /** Known from here on, whatever becomes of the request. */
    private static void put(HttpServletRequest request, Caller caller) {
        CallerId.put(request, caller.callerId());
        Callers.put(request, caller);
    }

    private void person(HttpServletRequest request, HttpServletResponse response) {
        Caller caller = cookies.remembered(request);
        if (caller == null) {
            caller = lookedUp(() -> Optional.ofNullable(cookies.find(request)), request, response);
        }
        put(request, caller);
        spend(limits.ofPerson(caller.callerId()), settings.personRequestsPerSecond(), response);
        Cookies.requireCsrf(request);
    }

    private void machine(String key, HttpServletRequest request, HttpServletResponse response) {
        Caller caller = caller(key, request, response);
        put(request, caller);
        if (caller.keyId() != 0) {
            spend(limits.ofKey(caller.keyId()), settings.requestsPerSecond(), response);
        }
    }

    private Caller caller(String key, HttpServletRequest request, HttpServletResponse response) {
        if (!keys.needsDatabase(key)) {
            Optional<Caller> known = keys.caller(key);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return lookedUp(() -> keys.caller(key), request, response);
    }

    /** For an address that has failed too often few are looked up at a time: a flood costs the database little, and whoever is known at that address is found. */
    private Caller lookedUp(Supplier<Optional<Caller>> lookUp, HttpServletRequest request, HttpServletResponse response) {
        Bucket failures = limits.ofAddress(addresses.of(request));
        Optional<Caller> found = failures.getAvailableTokens() > 0 ? lookUp.get() : inTurn(lookUp);
        return found.orElseThrow(() -> failed(failures, response));
    }

    private Optional<Caller> inTurn(Supplier<Optional<Caller>> lookUp) {
        try {
            if (!doubtful.tryAcquire(TURN_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return lookUp.get();
        } finally {
            doubtful.release();
        }
    }

    private Problem failed(Bucket failures, HttpServletResponse response) {
        spend(failures, settings.failuresPerSecond(), response);
        return Problem.of(ProblemCode.UNAUTHENTICATED);
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
