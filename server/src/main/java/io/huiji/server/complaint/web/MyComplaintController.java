package io.huiji.server.complaint.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.complaint.Complaint;
import io.huiji.server.complaint.Complaints;
import io.huiji.server.complaint.model.OwnedId;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A member's own complaints: two taps on an entry, or a receipt's number. */
@RestController
@RequestMapping("/api/v1/me/complaints")
class MyComplaintController {

    private final Complaints complaints;
    private final Stores stores;
    private final Once once;

    MyComplaintController(Complaints complaints, Stores stores, Once once) {
        this.complaints = complaints;
        this.stores = stores;
        this.once = once;
    }

    /** About {@code entryId}, or else about {@code receipt} of {@code store}. */
    record NewComplaint(
            Complaint.@NotNull Kind kind, @Pattern(regexp = OwnedId.PATTERN) @Nullable String entryId, @Size(min = 1, max = 40) @Nullable String store,
            @Size(min = 1, max = 64) @Nullable String receipt, @Size(min = 1, max = 500) @Nullable String note) {}

    @PostMapping
    @Needs(Scope.ME)
    @Answers(value = ComplaintView.class, status = 201)
    ResponseEntity<Object> make(WriteKey key, Caller caller, @Valid @RequestBody NewComplaint request) {
        boolean aboutReceipt = request.store() != null && request.receipt() != null;
        if ((request.entryId() != null) == aboutReceipt || (request.store() == null) != (request.receipt() == null)) {
            throw Problem.invalid("entryId", "exclusive", "请给出明细编号,或门店和小票号,二选一", "Give the entry, or the store and the receipt's number");
        }
        return Replies.of(once.run(key, () -> Once.Reply.created(ComplaintView.of(made(caller.memberId(), request), stores))));
    }

    private Complaint made(long memberId, NewComplaint request) {
        if (request.entryId() != null) {
            OwnedId entry = OwnedId.parse(request.entryId()).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
            return complaints.aboutEntry(memberId, entry, request.kind(), request.note());
        }
        if (request.store() == null || request.receipt() == null) {
            throw new IllegalStateException("checked before");
        }
        return complaints.aboutReceipt(memberId, stores.byCode(request.store()).id(), request.receipt().strip(), request.kind(), request.note());
    }

    /** Newest first, each with what was answered. */
    @GetMapping
    @Needs(Scope.ME)
    Page<ComplaintView> list(Caller caller, PageQuery page) {
        return Page.of(complaints.of(caller.memberId(), page.afterId(Long.MAX_VALUE), page.limit() + 1), page.limit(),
                complaint -> ComplaintView.of(complaint, stores), complaint -> Long.toString(complaint.id()));
    }
}
