package io.huiji.server.desk.web;

import io.huiji.server.access.Approval;
import io.huiji.server.access.Approvals;
import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.WriteKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The approvals inbox (复核箱). */
@RestController
@RequestMapping("/api/v1/approvals")
class ApprovalController {

    private final Approvals approvals;
    private final Adjusting adjusting;

    ApprovalController(Approvals approvals, Adjusting adjusting) {
        this.approvals = approvals;
        this.adjusting = adjusting;
    }

    record ApprovalDecision(@NotBlank @Size(min = 2, max = 200) String reason) {}

    /** Newest first. A store manager sees what was asked for in her stores. */
    @GetMapping
    @Needs(Scope.APPROVALS_READ)
    Page<ApprovalView> list(Caller caller, @RequestParam(required = false) Approval.@Nullable Status status, PageQuery page) {
        return Page.of(approvals.list(caller, status, page.afterId(Long.MAX_VALUE), page.limit() + 1), page.limit(), adjusting::view,
                approval -> Long.toString(approval.approvalId()));
    }

    @GetMapping("/{id}")
    @Needs(Scope.APPROVALS_READ)
    ApprovalView get(Caller caller, @PathVariable long id) {
        return adjusting.view(approvals.get(caller, id));
    }

    @PostMapping("/{id}/approve")
    @Needs(Scope.APPROVALS_WRITE)
    @Answers(ApprovalView.class)
    ResponseEntity<Object> approve(Caller caller, WriteKey key, @PathVariable long id, @Valid @RequestBody ApprovalDecision body) {
        return adjusting.approve(id, body.reason().strip(), key, caller);
    }

    @PostMapping("/{id}/reject")
    @Needs(Scope.APPROVALS_WRITE)
    @Answers(ApprovalView.class)
    ResponseEntity<Object> reject(Caller caller, WriteKey key, @PathVariable long id, @Valid @RequestBody ApprovalDecision body) {
        return adjusting.reject(id, body.reason().strip(), key, caller);
    }
}
