package io.huiji.server.audit.web;

import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.audit.Seal;
import io.huiji.server.audit.Seals;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/seals")
@Tag(name = "seals", description = "封存:每日账本的散列链 / Closed days of the journal, chained")
class SealController {

    private final Seals seals;
    private final Once once;

    SealController(Seals seals, Once once) {
        this.seals = seals;
        this.once = once;
    }

    /** Days sealed now; keep the last digest elsewhere to know later that nobody sealed anew. */
    record Sealed(List<Seal> sealed) {}

    @PostMapping
    @Needs(Scope.OPERATE)
    @Operation(summary = "封存尚未封存的已结束日 / Seal each closed day that is not sealed yet")
    @Answers(SealController.Sealed.class)
    ResponseEntity<Object> seal(WriteKey key) {
        return Replies.of(once.run(key, () -> Once.Reply.ok(new Sealed(seals.sealDue()))));
    }
}
