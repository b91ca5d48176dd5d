package io.huiji.server.member.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.ClientAddress;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.access.SignedIn;
import io.huiji.server.member.DeviceKind;
import io.huiji.server.member.MemberSettings;
import io.huiji.server.member.SpendingDevices;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.Unkeyed;
import io.huiji.server.platform.WriteKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A member confirms, by a one-time code to her phone, that the device in her hand may spend her points. */
@RestController
@RequestMapping("/api/v1/me/spending-devices")
class SpendingDeviceController {

    private static final String SECRET = "a one-time code: it is spent by its first use, and not even a hash of the request may be kept";

    private final SpendingDevices devices;
    private final MemberSettings settings;
    private final ClientAddress addresses;
    private final Once once;

    SpendingDeviceController(SpendingDevices devices, MemberSettings settings, ClientAddress addresses, Once once) {
        this.devices = devices;
        this.settings = settings;
        this.addresses = addresses;
        this.once = once;
    }

    /** {@code devices}: those that may spend now, newest first. */
    record SpendingDevicesNow(List<SpendingDevices.Device> devices) {}

    record SpendingConfirmation(@NotNull UUID confirmationId, @NotBlank @Pattern(regexp = "[0-9]{6}") String code) {}

    record DeviceRemoval(@NotNull UUID device) {}

    @GetMapping
    @Needs(Scope.ME)
    SpendingDevicesNow list(HttpServletRequest request, Caller caller) {
        return new SpendingDevicesNow(devices.list(caller.memberId(), SpendingCookie.of(request)));
    }

    /** Sends a code, good for this and in this session alone. */
    @PostMapping("/code")
    @Needs(Scope.ME)
    @Unkeyed(SECRET)
    @Answers(value = SpendingDevices.CodeSent.class, status = 202)
    ResponseEntity<SpendingDevices.CodeSent> request(HttpServletRequest request, Caller caller) {
        return ResponseEntity.accepted().body(devices.request(caller.memberId(), seat(request)));
    }

    @PostMapping
    @Needs(Scope.ME)
    @Unkeyed(SECRET)
    @Answers(value = SpendingDevices.Device.class, status = 201)
    ResponseEntity<SpendingDevices.Device> confirm(HttpServletRequest request, Caller caller, @Valid @RequestBody SpendingConfirmation body) {
        SpendingDevices.Confirmed confirmed = devices.confirm(caller.memberId(), body.confirmationId(), body.code(), seat(request), caller);
        String cookie = SpendingCookie.set(confirmed.token(), settings.spendingDeviceLife(), addresses.isSecure(request));
        return ResponseEntity.status(HttpStatus.CREATED).header(HttpHeaders.SET_COOKIE, cookie).body(confirmed.device());
    }

    @PostMapping("/removal")
    @Needs(Scope.ME)
    @Answers(SpendingDevicesNow.class)
    ResponseEntity<Object> remove(HttpServletRequest request, WriteKey key, Caller caller, @Valid @RequestBody DeviceRemoval body) {
        long memberId = caller.memberId();
        return Replies.of(once.run(key, () -> {
            devices.remove(memberId, body.device(), caller);
            return Once.Reply.ok(new SpendingDevicesNow(devices.list(memberId, SpendingCookie.of(request))));
        }));
    }

    private SpendingDevices.Seat seat(HttpServletRequest request) {
        String session = SignedIn.token(request);
        if (session == null) {
            throw Problem.of(ProblemCode.UNAUTHENTICATED);
        }
        return new SpendingDevices.Seat(session, SpendingCookie.of(request), DeviceKind.of(request.getHeader(HttpHeaders.USER_AGENT)), addresses.of(request));
    }
}
