package io.huiji.server.member.web;

import io.huiji.server.access.RequestCookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/** By what a device is known again on which a member may spend: a random token that scripts cannot read and that outlives her session. */
final class SpendingCookie {

    private static final String NAME = "hj_spending";
    private static final int LENGTH_MAX = 64;

    private SpendingCookie() {}

    static @Nullable String of(HttpServletRequest request) {
        String token = RequestCookie.value(request, NAME);
        return token == null || token.isEmpty() || token.length() > LENGTH_MAX ? null : token;
    }

    /** To be sent back to {@code /api/v1/me} and nowhere else. */
    static String set(String token, Duration life, boolean secure) {
        return ResponseCookie.from(NAME, token).httpOnly(true).secure(secure).sameSite("Strict").path("/api/v1/me").maxAge(life).build().toString();
    }
}
