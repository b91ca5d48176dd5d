package io.huiji.server.access;

import io.huiji.server.access.model.Token;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Sessions as HTTP: the cookie, and what a page is told about who is signed in. */
@Component
public class SignedIn {

    public static final String COOKIE = "hj_session";

    private final Sessions sessions;
    private final PasswordSettings passwords;
    private final ClientAddress addresses;
    private final ObjectProvider<StoreCodes> stores;
    private final InstantSource clock;

    SignedIn(Sessions sessions, PasswordSettings passwords, ClientAddress addresses, ObjectProvider<StoreCodes> stores, InstantSource clock) {
        this.sessions = sessions;
        this.passwords = passwords;
        this.addresses = addresses;
        this.stores = stores;
        this.clock = clock;
    }

    /** The answer to a login: the view, and the cookie with the session's token. */
    public ResponseEntity<SessionView> answer(HttpServletRequest request, Sessions.Opened opened) {
        String token = opened.token().text();
        Duration life = Duration.between(clock.instant(), opened.session().expiresAt());
        return ResponseEntity.ok().header(HttpHeaders.SET_COOKIE, cookie(request, token, life)).body(view(token));
    }

    /** The answer to a logout. */
    public ResponseEntity<Void> gone(HttpServletRequest request) {
        return ResponseEntity.noContent().header(HttpHeaders.SET_COOKIE, cookie(request, "", Duration.ZERO)).build();
    }

    /** The token that a browser sends; {@code null}: none, or two that differ. */
    public static @Nullable String token(HttpServletRequest request) {
        return RequestCookie.value(request, COOKIE);
    }

    /** @throws Problem {@code unauthenticated} */
    public SessionView view(String token) {
        Sessions.Found found = sessions.find(token).orElseThrow(() -> Problem.of(ProblemCode.UNAUTHENTICATED));
        Session session = found.session();
        StaffMember person = found.person();
        return new SessionView(session.kind(), new Token(token).csrf(), session.expiresAt(), person == null ? null : staff(person, found.caller()),
                person == null ? new SessionView.SignedInMember(session.personId()) : null);
    }

    private SessionView.SignedInStaff staff(StaffMember person, Caller caller) {
        SessionView.Factor factor = person.secondFactor() ? SessionView.Factor.ON
                : person.needsSecondFactor() ? SessionView.Factor.MUST_SET_UP : SessionView.Factor.OFF;
        return new SessionView.SignedInStaff(person.staffId(), person.username(), person.name(), person.roles().stream().sorted().toList(),
                caller.scopes().stream().sorted().toList(), codes(person), factor, passwords.rules().isTooOld(person.passwordSetAt(), clock.instant()),
                person.failures(), person.lastLoginAt(), false);
    }

    private List<String> codes(StaffMember person) {
        StoreCodes names = stores.getIfAvailable();
        Map<Long, String> codes = names == null || person.storeIds().isEmpty() ? Map.of() : names.codes(person.storeIds());
        List<String> sorted = new ArrayList<>(codes.values());
        sorted.sort(null);
        return sorted;
    }

    private String cookie(HttpServletRequest request, String token, Duration life) {
        return ResponseCookie.from(COOKIE, token).httpOnly(true).secure(addresses.isSecure(request)).sameSite("Strict").path("/").maxAge(life).build().toString();
    }
}
