package io.huiji.server.member.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.member.HomeStores;
import io.huiji.server.member.MemberProfile;
import io.huiji.server.member.Members;
import io.huiji.server.member.Visits;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.RoundTrip;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.ReadOnly;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.store.Store;
import io.huiji.server.store.Stores;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The dynamic code on a member's phone, and the visit that the first till to scan it gets for it (X2). */
@RestController
@RequestMapping("/api/v1")
class VisitController {

    private final Visits visits;
    private final Members members;
    private final HomeStores homes;
    private final Stores stores;
    private final Once once;
    private final InstantSource clock;
    private final RoundTrip roundTrip;

    VisitController(Visits visits, Members members, HomeStores homes, Stores stores, Once once, InstantSource clock, RoundTrip roundTrip) {
        this.roundTrip = roundTrip;
        this.visits = visits;
        this.members = members;
        this.homes = homes;
        this.stores = stores;
        this.once = once;
        this.clock = clock;
    }

    /** {@code till}: its name within the store. */
    record Scan(@NotBlank @Size(max = 64) String code, @NotBlank @Size(max = 64) String till, @NotBlank @Size(max = 40) String store) {}

    /** {@code visit}: names the member in purchases of this partner until {@code expiresAt}; in redemptions too, where it {@code maySpend}. */
    record VisitAnswer(UUID visit, long memberId, String store, String till, Instant expiresAt, boolean maySpend) {}

    /** A fresh code, to be shown as a QR code, that may spend: the partner vouches for the device. Nothing is written: what it says is in the code itself. */
    @PostMapping("/members/{id}/dynamic-code")
    @ReadOnly
    @Needs(Scope.MEMBERS_WRITE)
    Visits.Issued issue(Caller caller, @PathVariable long id) {
        requireOpen(id);
        homes.require(id, caller);
        return visits.issue(id, true, clock.instant());
    }

    @PostMapping("/visits")
    @Needs(Scope.MEMBERS_READ)
    @Answers(VisitAnswer.class)
    ResponseEntity<Object> exchange(WriteKey key, Caller caller, @Valid @RequestBody Scan request) {
        Store store = stores.byCode(request.store());
        caller.requireStore(store.id());
        return Replies.of(once.run(key, () -> {
            Visits.Visit visit = visits.exchange(request.code(), caller.callerId(), store.id(), request.till(), clock.instant());
            long memberId = members.standing(visit.memberId());
            requireOpen(memberId);
            return Once.Reply.ok(new VisitAnswer(visit.id(), memberId, store.code(), visit.till(), visit.expiresAt(), visit.maySpend()));
        }));
    }

    private void requireOpen(long memberId) {
        MemberProfile profile = roundTrip.ask(members.profiles(List.of(memberId))).get(memberId);
        if (profile == null || profile.status() == MemberProfile.Status.CLOSED) {
            throw Problem.of(ProblemCode.MEMBER_UNKNOWN);
        }
    }
}
