package io.huiji.server.desk.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.desk.web.MergeViews.MergePreview;
import io.huiji.server.desk.web.MergeViews.MergeView;
import io.huiji.server.desk.web.MergeViews.UndoPreview;
import io.huiji.server.member.MemberRef;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.ReadOnly;
import io.huiji.server.platform.WriteKey;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Two records of one person become one, and may part again (X2). */
@RestController
@RequestMapping("/api/v1/merges")
@Tag(name = "merges")
class MergeController {

    private final Merger merger;

    MergeController(Merger merger) {
        this.merger = merger;
    }

    record MergePair(
            @Schema(description = "并走的会员 / The member who goes") @NotNull @Valid MemberRef gone,
            @Schema(description = "留下的会员 / The member who stays") @NotNull @Valid MemberRef survivor) {}

    record MergeBody(@NotNull @Valid MemberRef gone, @NotNull @Valid MemberRef survivor, @NotNull @Size(min = 2, max = 200) String reason) {}

    record UndoBody(@NotNull @Size(min = 2, max = 200) String reason) {}

    @PostMapping("/preview")
    @ReadOnly
    @Needs(Scope.MEMBERS_MERGE)
    MergePreview preview(@RequestBody @Valid MergePair body, Caller caller) {
        return merger.preview(body.gone(), body.survivor(), caller);
    }

    @PostMapping
    @Needs(Scope.MEMBERS_MERGE)
    @Answers(value = MergeView.class, status = 201)
    ResponseEntity<MergeView> merge(@RequestBody @Valid MergeBody body, WriteKey key, Caller caller) {
        return merger.merge(body.gone(), body.survivor(), body.reason().strip(), key, caller);
    }

    /** Newest first, those that were undone too. */
    @GetMapping
    @Needs(Scope.MEMBERS_MERGE)
    Page<MergeView> list(PageQuery page) {
        return merger.list(page);
    }

    @PostMapping("/{mergeId}/undo/preview")
    @ReadOnly
    @Needs(Scope.MEMBERS_MERGE)
    UndoPreview undoPreview(@PathVariable String mergeId, Caller caller) {
        return merger.undoPreview(Ref.parse(mergeId, ProblemCode.NOT_FOUND), caller);
    }

    @PostMapping("/{mergeId}/undo")
    @Needs(Scope.MEMBERS_MERGE)
    @Answers(MergeView.class)
    ResponseEntity<MergeView> undo(@PathVariable String mergeId, @RequestBody @Valid UndoBody body, WriteKey key, Caller caller) {
        return merger.undo(Ref.parse(mergeId, ProblemCode.NOT_FOUND), body.reason().strip(), key, caller);
    }
}
