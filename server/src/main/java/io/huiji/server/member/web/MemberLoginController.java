package io.huiji.server.member.web;

import com.fasterxml.jackson.annotation.JsonValue;
import io.huiji.server.access.ClientAddress;
import io.huiji.server.access.Open;
import io.huiji.server.access.RequestCookie;
import io.huiji.server.access.SessionView;
import io.huiji.server.access.Sessions;
import io.huiji.server.access.SignedIn;
import io.huiji.server.member.Consents;
import io.huiji.server.member.MemberLogins;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.DataDirectory;
import io.huiji.server.platform.Unkeyed;
import io.huiji.server.store.Store;
import io.huiji.server.store.Stores;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Members log in by phone and one-time code, and join with their first login. */
@RestController
@RequestMapping("/api/v1/member-logins")
class MemberLoginController {

    private static final String SECRET = "a one-time code: it is spent by its first use, and not even a hash of the request may be kept";
    private static final String DEVICE_COOKIE = "hj_device";
    private static final Duration DEVICE_COOKIE_LIFE = Duration.ofDays(365);
    private static final int DEVICE_LENGTH_MAX = 64;

    private final MemberLogins logins;
    private final Stores stores;
    private final Sessions sessions;
    private final SignedIn signedIn;
    private final ClientAddress addresses;

    MemberLoginController(MemberLogins logins, Stores stores, Sessions sessions, SignedIn signedIn, ClientAddress addresses) {
        this.logins = logins;
        this.stores = stores;
        this.sessions = sessions;
        this.signedIn = signedIn;
        this.addresses = addresses;
    }

    /** What the code is for. */
    enum Purpose {
        LOGIN;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record LoginRequest(@NotBlank @Size(max = 32) String phone, @NotNull Purpose purpose) {}

    /** {@code store}: whose QR code she scanned; an unknown one is no obstacle. {@code consents}: what she agreed to, all that is required among it. */
    record JoinRequest(
            @Size(min = 1, max = 40) @Nullable String store, @Size(min = 1, max = 64) @Nullable String name,
            @NotNull @Size(max = 20) List<@Valid @NotNull ConsentGiven> consents) {}

    record ConsentGiven(@NotBlank @Size(max = 40) String purpose, @NotBlank @Size(max = 40) String version) {}

    record CodeConfirmation(@NotBlank @Pattern(regexp = "[0-9]{6}") String code, @Valid @Nullable JoinRequest join) {}

    /** Sends a code. The answer is the same whether or not the phone has a member. */
    @PostMapping
    @Open
    @Unkeyed(SECRET)
    @Answers(value = MemberLogins.LoginRequested.class, status = 202)
    ResponseEntity<MemberLogins.LoginRequested> request(HttpServletRequest request, @Valid @RequestBody LoginRequest body) {
        String device = device(request);
        MemberLogins.LoginRequested requested = logins.request(body.phone(), new MemberLogins.Origin(addresses.of(request), device));
        ResponseEntity.BodyBuilder answer = ResponseEntity.accepted();
        if (device == null) {
            answer.header(HttpHeaders.SET_COOKIE, ResponseCookie.from(DEVICE_COOKIE, DataDirectory.randomHex()).httpOnly(true).secure(addresses.isSecure(request))
                    .sameSite("Strict").path("/api/v1/member-logins").maxAge(DEVICE_COOKIE_LIFE).build().toString());
        }
        return answer.body(requested);
    }

    /** A session for the right code. Whoever has no account yet gives {@code join}, at once or after {@code join_required}. */
    @PostMapping("/{loginId}/confirm")
    @Open
    @Unkeyed(SECRET)
    @Answers(SessionView.class)
    ResponseEntity<SessionView> confirm(HttpServletRequest request, @PathVariable UUID loginId, @Valid @RequestBody CodeConfirmation body) {
        JoinRequest wanted = body.join();
        MemberLogins.Join join = wanted == null ? null : new MemberLogins.Join(storeId(wanted.store()), wanted.name() == null || wanted.name().isBlank() ? null : wanted.name().strip(),
                wanted.consents().stream().map(one -> new Consents.Agreed(one.purpose(), one.version())).toList());
        MemberLogins.Confirmed confirmed = logins.confirm(loginId, body.code(), join, new MemberLogins.Origin(addresses.of(request), device(request)));
        String before = SignedIn.token(request);
        if (before != null) {
            sessions.end(before);
        }
        return signedIn.answer(request, confirmed.session());
    }

    private @Nullable Long storeId(@Nullable String code) {
        return code == null ? null : stores.findByCode(code).filter(Store::active).map(Store::id).orElse(null);
    }

    private static @Nullable String device(HttpServletRequest request) {
        String device = RequestCookie.value(request, DEVICE_COOKIE);
        return device == null || device.isEmpty() || device.length() > DEVICE_LENGTH_MAX ? null : device;
    }
}
