package io.huiji.server.access.web;

import io.huiji.server.access.ClientAddress;
import io.huiji.server.access.LoginOrigin;
import io.huiji.server.access.RequestCookie;
import io.huiji.server.access.model.Token;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** By what a device is known again on which people have signed in: a random token that scripts cannot read, for {@code /api/v1/session} alone. */
@Component
class DeviceCookie {

    private static final String NAME = "hj_known";
    private static final Duration LIFE = Duration.ofDays(180);

    private final ClientAddress addresses;

    DeviceCookie(ClientAddress addresses) {
        this.addresses = addresses;
    }

    LoginOrigin origin(HttpServletRequest request) {
        String token = RequestCookie.value(request, NAME);
        return new LoginOrigin(addresses.of(request), token != null && Token.isSpelt(token) ? token : Token.fresh().text());
    }

    String set(HttpServletRequest request, LoginOrigin from) {
        return ResponseCookie.from(NAME, from.device()).httpOnly(true).secure(addresses.isSecure(request)).sameSite("Strict").path("/api/v1/session").maxAge(LIFE)
                .build().toString();
    }
}
