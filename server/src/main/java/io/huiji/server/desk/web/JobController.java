package io.huiji.server.desk.web;

import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.desk.jobs.Sweep;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/jobs")
@Tag(name = "jobs", description = "定时任务,可手动运行 / Jobs, run by hand")
class JobController {

    private final Sweep sweep;
    private final Once once;

    JobController(Sweep sweep, Once once) {
        this.sweep = sweep;
        this.once = once;
    }

    @PostMapping("/sweep")
    @Needs(Scope.OPERATE)
    @Operation(summary = "结算到期:过期、生效、预扣到期、降级 / Book what is due: lapsed lots, activations, expired holds, downgrades")
    @Answers(Sweep.Swept.class)
    ResponseEntity<Object> sweep(WriteKey key) {
        return Replies.of(once.run(key, () -> Once.Reply.ok(sweep.run())));
    }
}
