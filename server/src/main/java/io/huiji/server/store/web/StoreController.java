package io.huiji.server.store.web;

import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.FieldError;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.store.Store;
import io.huiji.server.store.Stores;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stores, one by one. */
@RestController
@RequestMapping("/api/v1/stores")
class StoreController {

    private final Stores stores;
    private final Once once;

    StoreController(Stores stores, Once once) {
        this.stores = stores;
        this.once = once;
    }

    /** {@code zone}: IANA, by default {@code Asia/Shanghai}; {@code franchise}: by default the chain's own; {@code active}: by default yes. */
    record NewStore(
            @Pattern(regexp = StoreFields.CODE) String code, @NotBlank @Size(max = StoreFields.NAME_LENGTH_MAX) String name,
            @Size(min = 1, max = StoreFields.ZONE_LENGTH_MAX) @Nullable String zone, @Nullable Boolean franchise, @Nullable Boolean active) {}

    /** What is left out stays as it is. */
    record StoreChange(
            @Size(min = 1, max = StoreFields.NAME_LENGTH_MAX) @Nullable String name, @Size(min = 1, max = StoreFields.ZONE_LENGTH_MAX) @Nullable String zone,
            @Nullable Boolean franchise, @Nullable Boolean active) {}

    @PostMapping
    @Needs(Scope.STORES_WRITE)
    @Answers(value = Store.class, status = 201)
    ResponseEntity<Object> create(WriteKey key, @Valid @RequestBody NewStore request) {
        String zone = request.zone() == null ? StoreFields.ZONE_DEFAULT : request.zone();
        requireZone(zone);
        var entry = new Stores.StoreEntry(request.code(), request.name().strip(), zone,
                Boolean.TRUE.equals(request.franchise()), !Boolean.FALSE.equals(request.active()));
        return Replies.of(once.run(key, () -> Once.Reply.created(stores.create(entry))));
    }

    @PatchMapping("/{code}")
    @Needs(Scope.STORES_WRITE)
    @Answers(Store.class)
    ResponseEntity<Object> change(WriteKey key, @PathVariable String code, @Valid @RequestBody StoreChange request) {
        if (request.zone() != null) {
            requireZone(request.zone());
        }
        if (request.name() != null && request.name().isBlank()) {
            throw Problem.invalid("name", "required", "不能为空", "Must not be blank");
        }
        String name = request.name() == null ? null : request.name().strip();
        return Replies.of(once.run(key, () -> Once.Reply.ok(stores.update(code, name, request.zone(), request.franchise(), request.active()))));
    }

    @GetMapping("/{code}")
    @Needs(Scope.STORES_READ)
    Store get(@PathVariable String code) {
        return stores.byCode(code);
    }

    /** Oldest first. */
    @GetMapping
    @Needs(Scope.STORES_READ)
    Page<Store> list(PageQuery page) {
        return Page.of(stores.list(page.afterId(0), page.limit() + 1), page.limit(), store -> store, store -> Long.toString(store.id()));
    }

    private static void requireZone(String zone) {
        FieldError wrong = StoreFields.zone(zone);
        if (wrong != null) {
            throw Problem.invalid(List.of(wrong));
        }
    }
}
