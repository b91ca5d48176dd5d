package io.huiji.server.access.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Partners;
import io.huiji.server.access.Scope;
import io.huiji.server.access.model.Partner;
import io.huiji.server.access.store.PartnerSql;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Partners: who owns keys. */
@RestController
@RequestMapping("/api/v1/partners")
class PartnerController {

    private final Partners partners;
    private final PartnerSql rows;
    private final Once once;

    PartnerController(Partners partners, PartnerSql rows, Once once) {
        this.partners = partners;
        this.rows = rows;
        this.once = once;
    }

    /** {@code numberSpace}: who numbers this partner's receipts; by default each store. */
    record NewPartner(@NotBlank @Size(max = 100) String name, Caller.@Nullable NumberSpace numberSpace) {}

    @PostMapping
    @Needs(Scope.ACCESS_WRITE)
    @Answers(value = Partner.class, status = 201)
    ResponseEntity<Object> add(Caller caller, WriteKey key, @Valid @RequestBody NewPartner request) {
        Caller.NumberSpace space = request.numberSpace() == null ? Caller.NumberSpace.STORE : request.numberSpace();
        return Replies.of(once.run(key, () -> Once.Reply.created(partners.add(caller, request.name(), space))));
    }

    /** A caller without {@code operate} sees her own partner alone. */
    @GetMapping
    @Needs(Scope.ACCESS_WRITE)
    Page<Partner> list(Caller caller, PageQuery page) {
        if (!caller.has(Scope.OPERATE)) {
            return new Page<>(rows.find(caller.callerId()).map(List::of).orElse(List.of()), null);
        }
        List<Partner> found = rows.listAfter(page.afterId(0), page.limit() + 1);
        return Page.of(found, page.limit(), partner -> partner, partner -> Long.toString(partner.partnerId()));
    }
}
