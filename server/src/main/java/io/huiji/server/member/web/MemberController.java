package io.huiji.server.member.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.huiji.server.access.Caller;
import io.huiji.server.access.CallerNames;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.member.Enrolments;
import io.huiji.server.member.Leavings;
import io.huiji.server.member.MemberProfile;
import io.huiji.server.member.MemberRecord;
import io.huiji.server.member.MemberRecords;
import io.huiji.server.member.MemberRef;
import io.huiji.server.member.Members;
import io.huiji.server.member.store.HistorySql;
import io.huiji.server.member.store.RecordSql;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.ReadOnly;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.store.Stores;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Members: enrol, look up, read, change. Phones and other identities are masked unless the key has {@code phones:read} and the request says {@code reveal=true}. */
@RestController
@RequestMapping("/api/v1/members")
class MemberController {

    private static final String CHANNEL_DEFAULT = "api";
    private static final int TAIL_MATCHES_MAX = 8;

    private final Members members;
    private final MemberRecords records;
    private final Leavings leavings;
    private final Enrolments enrolments;
    private final Stores stores;
    private final CallerNames callers;
    private final Once once;
    private final InstantSource clock;

    MemberController(Members members, MemberRecords records, Leavings leavings, Enrolments enrolments, Stores stores, CallerNames callers, Once once, InstantSource clock) {
        this.callers = callers;
        this.members = members;
        this.records = records;
        this.leavings = leavings;
        this.enrolments = enrolments;
        this.stores = stores;
        this.once = once;
        this.clock = clock;
    }

    /** {@code store}: code of the store where she enrols. {@code channel}: e.g. {@code till}, {@code app}; left out: {@code api}. */
    record NewMember(
            @NotBlank @Size(max = 32) String phone, @Size(min = 1, max = 64) @Nullable String name, @Nullable LocalDate birthday,
            @Size(min = 1, max = 40) @Nullable String store, @Pattern(regexp = "[a-z0-9_-]{1,32}") @Nullable String channel) {}

    /** What is left out stays as it is. */
    record ProfileChange(@Size(min = 1, max = 64) @Nullable String name, @Nullable LocalDate birthday) {}

    /** {@code closed} is for good. */
    record StatusChange(MemberProfile.Status status, @NotBlank @Size(max = 200) String reason) {}

    /** {@code who}: name of the person or partner; left out for the member herself and for what no person did. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HistoryEntry(long id, Instant at, long callerId, @Nullable String who, String change, String detail, String reason) {}

    record Lookup(@Valid MemberRef member) {}

    record Tail(@NotBlank @Pattern(regexp = "[0-9]{4,10}") String digits, @NotBlank @Size(max = 40) String store) {}

    /** {@code more}: there are others; ask for more digits. */
    record TailMatches(List<MemberRecord> items, boolean more) {}

    @PostMapping
    @Needs(Scope.MEMBERS_ENROL)
    @Answers(value = MemberRecord.class, status = 201)
    ResponseEntity<Object> enrol(WriteKey key, Caller caller, @Valid @RequestBody NewMember request) {
        Birthdays.requirePast(request.birthday(), clock.instant());
        Long storeId = request.store() == null ? null : stores.byCode(request.store()).id();
        if (storeId != null) {
            caller.requireStore(storeId);
        }
        var applicant = new Enrolments.Applicant(request.phone(), request.name(), request.birthday(), storeId,
                request.channel() == null ? CHANNEL_DEFAULT : request.channel());
        Once.Reply reply = once.run(key, () -> Once.Reply.created(enrolments.enrol(applicant, caller)));
        enrolments.announce(request.phone());
        return Replies.of(reply);
    }

    /** By phone, card, WeChat id, partner's id, visit or member id: in a body, so that it stands in no log of URLs. Of a member who was merged: the one who answers for her. */
    @PostMapping("/lookup")
    @ReadOnly
    @Needs(Scope.MEMBERS_READ)
    MemberRecord lookup(Caller caller, @Valid @RequestBody Lookup request, @RequestParam(defaultValue = "false") boolean reveal) {
        MemberRecord found = read(members.resolve(request.member(), clock.instant(), caller), allowed(reveal, caller), caller);
        return found.mergedInto() == null ? found : read(found.mergedInto(), reveal, caller);
    }

    /** What a customer says aloud: the last digits of her phone. */
    @PostMapping("/lookup/tail")
    @ReadOnly
    @Needs(Scope.MEMBERS_READ)
    TailMatches tail(Caller caller, @Valid @RequestBody Tail request) {
        long storeId = stores.byCode(request.store()).id();
        caller.requireStore(storeId);
        List<MemberRecord> found = records.byTail(request.digits(), storeId, TAIL_MATCHES_MAX + 1);
        return new TailMatches(found.stream().limit(TAIL_MATCHES_MAX).toList(), found.size() > TAIL_MATCHES_MAX);
    }

    @GetMapping("/{id}")
    @Needs(Scope.MEMBERS_READ)
    MemberRecord get(Caller caller, @PathVariable long id, @RequestParam(defaultValue = "false") boolean reveal) {
        return read(id, allowed(reveal, caller), caller);
    }

    /** Newest first. A caller with stores sees those that enrolled there. */
    @GetMapping
    @Needs(Scope.MEMBERS_READ)
    Page<MemberRecord> list(Caller caller, PageQuery page, @RequestParam(defaultValue = "false") boolean reveal) {
        RecordSql.Place after = page.after() == null ? null : Places.parse(page.after());
        List<MemberRecord> found = records.list(caller.storeIds(), after, page.limit() + 1, allowed(reveal, caller));
        return Page.of(found, page.limit(), member -> member, member -> Places.text(member.enrolledAt(), member.id()));
    }

    @PatchMapping("/{id}")
    @Needs(Scope.MEMBERS_WRITE)
    @Answers(MemberRecord.class)
    ResponseEntity<Object> change(WriteKey key, Caller caller, @PathVariable long id, @Valid @RequestBody ProfileChange request) {
        Birthdays.requirePast(request.birthday(), clock.instant());
        return Replies.of(once.run(key, () -> Once.Reply.ok(records.change(id, request.name(), request.birthday(), caller))));
    }

    @PostMapping("/{id}/status")
    @Needs(Scope.MEMBERS_WRITE)
    @Answers(MemberRecord.class)
    ResponseEntity<Object> turn(WriteKey key, Caller caller, @PathVariable long id, @Valid @RequestBody StatusChange request) {
        Once.Reply reply = once.run(key, () -> Once.Reply.ok(records.turn(id, request.status(), request.reason(), caller)));
        if (request.status() == MemberProfile.Status.CLOSED) {
            leavings.tell(id);
        }
        return Replies.of(reply);
    }

    /** What was done to the record, by whom and why; newest first. */
    @GetMapping("/{id}/history")
    @Needs(Scope.MEMBERS_READ)
    Page<HistoryEntry> history(@PathVariable long id, PageQuery page) {
        List<HistorySql.Change> changes = records.history(id, page.afterId(Long.MAX_VALUE), page.limit() + 1);
        Map<Long, String> names = callers.of(changes.stream().map(HistorySql.Change::callerId).toList());
        return Page.of(changes, page.limit(), change -> new HistoryEntry(change.id(), change.at(), change.callerId(), names.get(change.callerId()), change.change(),
                change.detail(), change.reason()), change -> Long.toString(change.id()));
    }

    private MemberRecord read(long id, boolean reveal, Caller caller) {
        return reveal ? records.reveal(id, caller) : records.get(id, false);
    }

    /** People see a whole number one at a time, with a reason: {@link PhoneController}. */
    private static boolean allowed(boolean reveal, Caller caller) {
        if (reveal && (!caller.has(Scope.PHONES_READ) || caller.isStaff())) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
        return reveal;
    }
}
