package io.huiji.server.message.web;

import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.message.store.OutboxSql;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The local outbox. Whoever reads it reads login codes, so it is the operator's alone. */
@RestController
@RequestMapping("/api/v1/message-outbox")
class OutboxController {

    private final OutboxSql outbox;

    OutboxController(OutboxSql outbox) {
        this.outbox = outbox;
    }

    /** Newest first. */
    @GetMapping
    @Needs(Scope.OPERATE)
    Page<OutboxSql.Sent> list(PageQuery page) {
        return Page.of(outbox.list(page.afterId(Long.MAX_VALUE), page.limit() + 1), page.limit(), sent -> sent, sent -> Long.toString(sent.id()));
    }
}
