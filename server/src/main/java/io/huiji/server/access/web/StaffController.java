package io.huiji.server.access.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Links;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Role;
import io.huiji.server.access.Scope;
import io.huiji.server.access.StaffAccounts;
import io.huiji.server.access.StaffMember;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.Unkeyed;
import io.huiji.server.platform.WriteKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

/** Accounts of staff, one by one. */
@RestController
@RequestMapping("/api/v1/staff")
class StaffController {

    private static final int ROLES_MAX = 7;
    private static final int STORES_MAX = 1000;

    private final StaffAccounts accounts;
    private final Links links;
    private final StoresOfStaff stores;
    private final Once once;

    StaffController(StaffAccounts accounts, Links links, StoresOfStaff stores, Once once) {
        this.accounts = accounts;
        this.links = links;
        this.stores = stores;
        this.once = once;
    }

    /** {@code stores}: codes; for roles of stores, and only for those. */
    record NewStaff(
            @NotBlank @Size(max = 64) String username, @NotBlank @Size(max = 100) String name, @NotEmpty @Size(max = ROLES_MAX) Set<Role> roles,
            @Size(max = STORES_MAX) @Nullable Set<@NotBlank @Size(max = 64) String> stores) {}

    /** What is left out stays as it is. {@code unlock}: failed logins are forgotten. {@code resetSecondFactor}: she sets up another. */
    record StaffChange(
            @Size(min = 1, max = 100) @Nullable String name, @Size(min = 1, max = ROLES_MAX) @Nullable Set<Role> roles,
            @Size(max = STORES_MAX) @Nullable Set<@NotBlank @Size(max = 64) String> stores, @Nullable Boolean active, @Nullable Boolean unlock,
            @Nullable Boolean resetSecondFactor) {}

    /** {@code link}: to be handed to her; shown this once. */
    record InvitedStaff(StaffView staff, Links.Link link) {}

    @PostMapping
    @Needs(Scope.STAFF_WRITE)
    @Answers(value = InvitedStaff.class, status = 201)
    ResponseEntity<Object> invite(Caller caller, WriteKey key, @Valid @RequestBody NewStaff request) {
        Set<Long> storeIds = stores.ids(request.stores() == null ? Set.of() : request.stores());
        var wanted = new StaffAccounts.NewStaff(request.username().strip().toLowerCase(Locale.ROOT), request.name().strip(), request.roles(), storeIds);
        return Replies.of(once.run(key, () -> {
            StaffAccounts.Invited invited = accounts.invite(caller, wanted);
            return Once.Reply.createdSecret(new InvitedStaff(stores.view(invited.person()), invited.link()));
        }));
    }

    @PatchMapping("/{id}")
    @Needs(Scope.STAFF_WRITE)
    @Answers(StaffView.class)
    ResponseEntity<Object> change(Caller caller, WriteKey key, @PathVariable long id, @Valid @RequestBody StaffChange request) {
        if (request.name() != null && request.name().isBlank()) {
            throw Problem.invalid("name", "required", "不能为空", "Must not be blank");
        }
        var change = new StaffAccounts.StaffChange(request.name() == null ? null : request.name().strip(), request.roles(),
                request.stores() == null ? null : stores.ids(request.stores()), request.active(), Boolean.TRUE.equals(request.unlock()),
                Boolean.TRUE.equals(request.resetSecondFactor()));
        return Replies.of(once.run(key, () -> Once.Reply.ok(stores.view(accounts.change(caller, id, change)))));
    }

    @PostMapping("/{id}/link")
    @Needs(Scope.STAFF_WRITE)
    @Answers(value = Links.Link.class, status = 201)
    ResponseEntity<Object> link(Caller caller, WriteKey key, @PathVariable long id) {
        return Replies.of(once.run(key, () -> Once.Reply.createdSecret(accounts.link(caller, id))));
    }

    /** For the first administrator, as long as nobody can sign in. */
    @PostMapping("/first-link")
    @Needs(Scope.DUTIES_WRITE)
    @Unkeyed("a secret: each call makes another link in place of the one before")
    @Answers(Links.Link.class)
    Links.Link firstLink() {
        return links.makeFirst();
    }

    @GetMapping("/{id}")
    @Needs(Scope.STAFF_READ)
    StaffView get(Caller caller, @PathVariable long id) {
        return accounts.find(id).filter(person -> sees(caller, person))
                .map(stores::view).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
    }

    private static boolean sees(Caller caller, StaffMember person) {
        return caller.storeIds().isEmpty() || person.storeIds().stream().anyMatch(caller::actsFor);
    }

    /** Oldest first. A store manager sees the staff of her stores. */
    @GetMapping
    @Needs(Scope.STAFF_READ)
    Page<StaffView> list(Caller caller, @RequestParam(required = false) @Size(max = 64) @Nullable String username, PageQuery page) {
        if (username != null) {
            return new Page<>(accounts.findByNames(List.of(username)).stream().filter(person -> sees(caller, person)).map(stores::view).toList(), null);
        }
        return Page.of(accounts.list(caller, page.afterId(0), page.limit() + 1), page.limit(), stores::view, person -> Long.toString(person.staffId()));
    }
}
