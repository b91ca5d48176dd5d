package io.huiji.server.access.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Sessions;
import io.huiji.server.access.SignedIn;
import io.huiji.server.access.model.Token;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is behind the cookie of a request, and whether a page of ours sent it. */
@Component
class Cookies {

    static final String CSRF = "X-CSRF-Token";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> STRANGE_PAGES = Set.of("cross-site", "same-site");

    private final Sessions sessions;

    Cookies(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Without asking the database; {@code null}: that would be needed, or there is no cookie. */
    @Nullable Caller remembered(HttpServletRequest request) {
        String token = SignedIn.token(request);
        return token == null || sessions.needsDatabase(token) ? null : sessions.find(token).map(Sessions.Found::caller).orElse(null);
    }

    @Nullable Caller find(HttpServletRequest request) {
        String token = SignedIn.token(request);
        return token == null ? null : sessions.find(token).map(Sessions.Found::caller).orElse(null);
    }

    /** @throws Problem {@code csrf}: a write without the token that only a page of ours can know */
    static void requireCsrf(HttpServletRequest request) {
        if (READS.contains(request.getMethod())) {
            return;
        }
        requireOwnPage(request);
        String token = SignedIn.token(request);
        String given = request.getHeader(CSRF);
        if (token == null || given == null || !MessageDigest.isEqual(ascii(new Token(token).csrf()), ascii(given))) {
            throw Problem.of(ProblemCode.CSRF);
        }
    }

    /** Every browser of today says which page a request comes from. @throws Problem {@code csrf} */
    static void requireOwnPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && STRANGE_PAGES.contains(site)) {
            throw Problem.of(ProblemCode.CSRF);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
