package io.huiji.server.complaint.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.complaint.Complaint;
import io.huiji.server.complaint.Complaints;
import io.huiji.server.complaint.model.OwnedId;
import io.huiji.server.member.IdentityKind;
import io.huiji.server.member.MemberRecord;
import io.huiji.server.member.MemberRecords;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.store.Stores;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Complaints as a store's manager and head office see and answer them. */
@RestController
@RequestMapping("/api/v1/complaints")
class ComplaintController {

    private final Complaints complaints;
    private final MemberRecords members;
    private final Stores stores;
    private final Once once;

    ComplaintController(Complaints complaints, MemberRecords members, Stores stores, Once once) {
        this.complaints = complaints;
        this.members = members;
        this.stores = stores;
        this.once = once;
    }

    /** {@code phone}: masked. */
    record ComplaintOf(ComplaintView complaint, long memberId, @Nullable String memberName, @Nullable String phone) {}

    /** {@code resolved}: whether this settles it. */
    record NewAnswer(@NotBlank @Size(max = 500) String text, boolean resolved) {}

    /** Newest first; a manager sees those of her stores. */
    @GetMapping
    @Needs(Scope.COMPLAINTS_READ)
    Page<ComplaintOf> list(Caller caller, PageQuery page, @RequestParam(required = false) Complaint.@Nullable Status status,
            @RequestParam(required = false) @Nullable String store) {
        List<Complaint> found = complaints.list(storeIds(caller, store), status, page.afterId(Long.MAX_VALUE), page.limit() + 1);
        Map<Long, MemberRecord> by = members.all(found.stream().map(Complaint::memberId).collect(Collectors.toSet()));
        return Page.of(found, page.limit(), complaint -> shown(complaint, by), complaint -> Long.toString(complaint.id()));
    }

    @PostMapping("/{complaintId}/answers")
    @Needs(Scope.COMPLAINTS_WRITE)
    @Answers(value = ComplaintOf.class, status = 201)
    ResponseEntity<Object> answer(WriteKey key, Caller caller, @PathVariable String complaintId, @Valid @RequestBody NewAnswer request) {
        OwnedId ref = OwnedId.parse(complaintId).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
        return Replies.of(once.run(key, () -> {
            Complaint answered = complaints.answer(ref, request.text().strip(), request.resolved(), caller);
            return Once.Reply.created(shown(answered, members.all(Set.of(answered.memberId()))));
        }));
    }

    private @Nullable Collection<Long> storeIds(Caller caller, @Nullable String store) {
        if (store == null) {
            return caller.storeIds().isEmpty() ? null : caller.storeIds();
        }
        long storeId = stores.byCode(store).id();
        caller.requireStore(storeId);
        return Set.of(storeId);
    }

    private ComplaintOf shown(Complaint complaint, Map<Long, MemberRecord> by) {
        MemberRecord member = by.get(complaint.memberId());
        return new ComplaintOf(ComplaintView.of(complaint, stores), complaint.memberId(), member == null ? null : member.name(),
                member == null ? null : member.identities().stream().filter(one -> one.kind() == IdentityKind.PHONE)
                        .map(MemberRecord.Identity::value).findFirst().orElse(null));
    }
}
