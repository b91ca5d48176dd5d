package io.huiji.server.access.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.LoginOrigin;
import io.huiji.server.access.Logins;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Open;
import io.huiji.server.access.OwnAccount;
import io.huiji.server.access.Scope;
import io.huiji.server.access.SessionView;
import io.huiji.server.access.Sessions;
import io.huiji.server.access.SignedIn;
import io.huiji.server.access.Trail;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.ReadOnly;
import io.huiji.server.platform.Unkeyed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out, and what people do about their own account. */
@RestController
@RequestMapping("/api/v1/session")
class SessionController {

    private static final String SECRET = "a password: not even a hash of the request may be kept";

    private final Logins logins;
    private final OwnAccount own;
    private final Sessions sessions;
    private final SignedIn signedIn;
    private final DeviceCookie device;
    private final Trail trail;

    SessionController(Logins logins, OwnAccount own, Sessions sessions, SignedIn signedIn, DeviceCookie device, Trail trail) {
        this.logins = logins;
        this.own = own;
        this.sessions = sessions;
        this.signedIn = signedIn;
        this.device = device;
        this.trail = trail;
    }

    /** {@code code}: of the authenticator, or one of the recovery codes, where a second factor is set up. */
    record Login(@NotBlank @Size(max = 64) String username, @NotBlank @Size(max = 256) String password, @Size(min = 1, max = 32) @Nullable String code) {}

    /** {@code code}: as at a login. {@code username} and {@code name}: for the first administrator alone; left out: {@code admin}. */
    record Welcome(
            @NotBlank @Size(max = 64) String token, @NotBlank @Size(max = 256) String password, @Size(min = 1, max = 32) @Nullable String code,
            @Size(min = 2, max = 64) @Nullable String username, @Size(min = 1, max = 100) @Nullable String name) {}

    record LinkToken(@NotBlank @Size(max = 64) String token) {}

    /** {@code new}: see the rules in the answer of {@code welcome/link}. */
    record NewPassword(@NotBlank @Size(max = 256) String current, @com.fasterxml.jackson.annotation.JsonProperty("new") @NotBlank @Size(max = 256) String fresh) {}

    record FactorCode(@NotBlank @Pattern(regexp = "[0-9]{6}") String code) {}

    /** What an authenticator needs. {@code uri}: as a QR code. */
    record FactorSecret(String secret, String uri) {}

    /** Each is good once, in place of an authenticator's code. */
    record RecoveryCodes(List<String> recoveryCodes) {}

    @PostMapping
    @Open
    @Unkeyed(SECRET)
    @Answers(SessionView.class)
    ResponseEntity<SessionView> login(HttpServletRequest request, @Valid @RequestBody Login body) {
        LoginOrigin from = device.origin(request);
        Logins.Given given = new Logins.Given(body.username(), body.password(), body.code(), from);
        return answer(request, logins.login(given, SignedIn.token(request)), from);
    }

    @GetMapping
    @Needs(Scope.SESSION)
    SessionView session(HttpServletRequest request) {
        return signedIn.view(token(request));
    }

    @DeleteMapping
    @Needs(Scope.SESSION)
    @Unkeyed("signing out twice is signing out")
    @Answers(value = Void.class, status = 204)
    ResponseEntity<Void> logout(HttpServletRequest request, Caller caller) {
        sessions.end(token(request));
        if (caller.isStaff()) {
            trail.note("session.logout", "staff:" + caller.callerId(), "");
        }
        return signedIn.gone(request);
    }

    /** Whose link it is, and what her password has to be. */
    @PostMapping("/welcome/link")
    @Open
    @ReadOnly
    OwnAccount.LinkView link(@Valid @RequestBody LinkToken body) {
        return own.link(body.token());
    }

    @PostMapping("/welcome")
    @Open
    @Unkeyed(SECRET)
    @Answers(SessionView.class)
    ResponseEntity<SessionView> welcome(HttpServletRequest request, @Valid @RequestBody Welcome body) {
        LoginOrigin from = device.origin(request);
        return answer(request, own.welcome(body.token(), body.password(), body.code(), body.username(), body.name(), from), from);
    }

    /** All other sessions end, and this one is replaced. */
    @PostMapping("/password")
    @Needs(Scope.SESSION)
    @Unkeyed(SECRET)
    @Answers(SessionView.class)
    ResponseEntity<SessionView> password(HttpServletRequest request, Caller caller, @Valid @RequestBody NewPassword body) {
        LoginOrigin from = device.origin(request);
        return answer(request, own.changePassword(caller, body.current(), body.fresh(), from), from);
    }

    @PostMapping("/second-factor")
    @Needs(Scope.SESSION)
    @Unkeyed("a secret: each call makes another, and only one that was confirmed counts")
    @Answers(FactorSecret.class)
    FactorSecret propose(Caller caller) {
        return own.proposeFactor(caller, FactorSecret::new);
    }

    @PutMapping("/second-factor")
    @Needs(Scope.SESSION)
    @Unkeyed("a secret: the codes are shown once")
    @Answers(RecoveryCodes.class)
    RecoveryCodes confirm(Caller caller, @Valid @RequestBody FactorCode body) {
        return new RecoveryCodes(own.confirmFactor(caller, body.code()));
    }

    private ResponseEntity<SessionView> answer(HttpServletRequest request, Sessions.Opened opened, LoginOrigin from) {
        ResponseEntity<SessionView> answer = signedIn.answer(request, opened);
        return ResponseEntity.ok().headers(answer.getHeaders()).header(HttpHeaders.SET_COOKIE, device.set(request, from)).body(answer.getBody());
    }

    private static String token(HttpServletRequest request) {
        return Objects.requireNonNull(SignedIn.token(request), "a session without a cookie");
    }
}
