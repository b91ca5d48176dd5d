package io.huiji.server.audit.web;

import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.audit.Audits;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audits")
@Tag(name = "audits", description = "对账:重新推导账本 / The books derived again")
class AuditController {

    private static final int SAMPLE_MAX = 1_000_000;

    private final Audits audits;
    private final Once once;

    AuditController(Audits audits, Once once) {
        this.audits = audits;
        this.once = once;
    }

    @PostMapping
    @Needs(Scope.OPERATE)
    @Operation(summary = "开始一次对账,后台运行 / Start an audit in the background; watch it by its id",
            description = "sample=N: 只重算会员号能被 N 整除的会员的决定 / Decide again only the decisions of members whose id N divides")
    @Answers(value = AuditView.class, status = 201)
    ResponseEntity<Object> start(WriteKey key, @RequestParam(defaultValue = "1") int sample) {
        if (sample < 1 || sample > SAMPLE_MAX) {
            throw Problem.invalid("sample", "out_of_range", "应为 1–1000000", "Must be 1 to 1000000");
        }
        return Replies.of(once.run(key, () -> Once.Reply.created(AuditView.of(audits.start(sample)))));
    }

    @GetMapping
    @Needs(Scope.AUDITS_READ)
    @Operation(summary = "对账记录,最近的在前 / Audits, latest first")
    Page<AuditView> list(PageQuery page) {
        return Page.of(audits.list(page.afterId(Long.MAX_VALUE), page.limit() + 1), page.limit(), AuditView::of, run -> Long.toString(run.id()));
    }

    @GetMapping("/{id}")
    @Needs(Scope.AUDITS_READ)
    @Operation(summary = "一次对账及其差异 / An audit and its differences")
    AuditView get(@PathVariable long id) {
        return AuditView.of(audits.get(id));
    }
}
