package io.huiji.server.member.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.member.IdentityKind;
import io.huiji.server.member.MemberProfile;
import io.huiji.server.member.MemberRecord;
import io.huiji.server.member.MemberRecords;
import io.huiji.server.member.SpendingDevices;
import io.huiji.server.member.Visits;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.ReadOnly;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.store.Store;
import io.huiji.server.store.Stores;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The member who is signed in: her profile and her dynamic code. Who she is comes from her session alone; no member's id is ever taken. */
@RestController
@RequestMapping("/api/v1/me")
class MeController {

    /** Most stores in the list of a page. */
    static final int STORES_MAX = 5_000;

    /** How long before its end a shown code is replaced, so that what a till scans still lives. */
    private static final long REFRESHED_EARLY_SECONDS = 15;

    private final MemberRecords records;
    private final Visits visits;
    private final SpendingDevices devices;
    private final Stores stores;
    private final Once once;
    private final InstantSource clock;

    MeController(MemberRecords records, Visits visits, SpendingDevices devices, Stores stores, Once once, InstantSource clock) {
        this.records = records;
        this.visits = visits;
        this.devices = devices;
        this.stores = stores;
        this.once = once;
        this.clock = clock;
    }

    /** {@code phone}: masked, also for herself: a phone lies about. {@code store}: where she joined. */
    record OwnProfile(
            long memberId, @Nullable String name, @Nullable LocalDate birthday, @Nullable String phone, MemberProfile.Status status, @Nullable String store,
            @Nullable String storeName, Instant enrolledAt) {}

    /** What is left out stays as it is. */
    record OwnChange(@Size(min = 1, max = 64) @Nullable String name, @Nullable LocalDate birthday) {}

    record OpenStore(String code, String name) {}

    /** {@code refreshAfterSeconds}: when to ask for the next one, whatever this device's clock says. {@code maySpend}: {@code false}: it only collects. */
    record MemberCode(String code, Instant expiresAt, long refreshAfterSeconds, boolean maySpend) {}

    @GetMapping
    @Needs(Scope.ME)
    OwnProfile get(Caller caller) {
        return profile(records.get(caller.memberId(), false));
    }

    /** Where she can say that she bought something: the stores that are open, by name. */
    @GetMapping("/stores")
    @Needs(Scope.ME)
    List<OpenStore> stores() {
        return stores.list(0, STORES_MAX).stream().filter(Store::active).map(store -> new OpenStore(store.code(), store.name()))
                .sorted(Comparator.comparing(OpenStore::name)).toList();
    }

    @PatchMapping
    @Needs(Scope.ME)
    @Answers(OwnProfile.class)
    ResponseEntity<Object> change(WriteKey key, Caller caller, @Valid @RequestBody OwnChange request) {
        long memberId = caller.memberId();
        Birthdays.requirePast(request.birthday(), clock.instant());
        return Replies.of(once.run(key, () -> Once.Reply.ok(profile(changed(memberId, request, caller)))));
    }

    /** A birthday that brings points is said once; to change it a person in a store looks at a document. */
    private MemberRecord changed(long memberId, OwnChange request, Caller caller) {
        LocalDate known = records.get(memberId, false).birthday();
        if (known != null && request.birthday() != null && !known.equals(request.birthday())) {
            throw Problem.invalid("birthday", "already_set", "生日只能填写一次,如需更正请到门店", "A birthday is set once; a store can correct it");
        }
        return records.change(memberId, request.name() == null ? null : request.name().strip(), known == null ? request.birthday() : null, caller);
    }

    /** A fresh code, to be shown as a QR code; it may spend where she confirmed this device. Nothing is written: what it says is in the code itself. */
    @PostMapping("/dynamic-code")
    @ReadOnly
    @Needs(Scope.ME)
    MemberCode dynamicCode(HttpServletRequest request, Caller caller) {
        long memberId = caller.memberId();
        MemberProfile.Status status = records.get(memberId, false).status();
        if (status == MemberProfile.Status.CLOSED || status == MemberProfile.Status.MERGED) {
            throw Problem.of(ProblemCode.MEMBER_UNKNOWN);
        }
        Instant now = clock.instant();
        boolean maySpend = devices.maySpend(memberId, SpendingCookie.of(request));
        Visits.Issued issued = visits.issue(memberId, maySpend, now);
        long lifeSeconds = Duration.between(now, issued.expiresAt()).toSeconds();
        return new MemberCode(issued.code(), issued.expiresAt(), Math.max(1, lifeSeconds - Math.min(REFRESHED_EARLY_SECONDS, lifeSeconds / 2)), maySpend);
    }

    private OwnProfile profile(MemberRecord record) {
        Store store = record.storeId() == null ? null : stores.byId(record.storeId());
        String phone = record.identities().stream().filter(one -> one.kind() == IdentityKind.PHONE)
                .map(MemberRecord.Identity::value).findFirst().orElse(null);
        return new OwnProfile(record.id(), record.name(), record.birthday(), phone, record.status(), store == null ? null : store.code(),
                store == null ? null : store.name(), record.enrolledAt());
    }
}
