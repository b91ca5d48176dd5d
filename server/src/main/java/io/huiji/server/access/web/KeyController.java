package io.huiji.server.access.web;

import io.huiji.server.access.AccessSettings;
import io.huiji.server.access.Caller;
import io.huiji.server.access.Keys;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Partners;
import io.huiji.server.access.Scope;
import io.huiji.server.access.model.ApiKey;
import io.huiji.server.access.store.KeySql;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Keys of partners. A secret is in the answer that makes it and nowhere else; a repeat of that request is answered {@code already_done}. */
@RestController
@RequestMapping("/api/v1")
class KeyController {

    private static final int OVERLAP_SECONDS_MAX = 30 * 24 * 60 * 60;

    private final Partners partners;
    private final KeySql rows;
    private final Keys keys;
    private final Once once;
    private final AccessSettings settings;
    private final InstantSource clock;

    KeyController(Partners partners, KeySql rows, Keys keys, Once once, AccessSettings settings, InstantSource clock) {
        this.partners = partners;
        this.rows = rows;
        this.keys = keys;
        this.once = once;
        this.settings = settings;
        this.clock = clock;
    }

    /** {@code storeIds}: stores it may act for; left out or empty: all that its maker may act for. {@code expiresAt}: in the future; left out: never. */
    record KeyRequest(
            @NotBlank @Size(max = 100) String name, @NotEmpty Set<Scope> scopes, @Size(max = 1000) @Nullable Set<@Positive Long> storeIds,
            @Nullable Instant expiresAt) {}

    /** {@code overlapSeconds}: how long the old key still works; left out: a day. */
    record RotateRequest(@Min(0) @Max(OVERLAP_SECONDS_MAX) @Nullable Integer overlapSeconds) {}

    /** {@code secret}: the whole key, shown this once. */
    record KeyAnswer(ApiKey key, String secret) {}

    @PostMapping("/partners/{partnerId}/keys")
    @Needs(Scope.ACCESS_WRITE)
    @Answers(value = KeyAnswer.class, status = 201)
    ResponseEntity<Object> add(Caller caller, WriteKey key, @PathVariable long partnerId, @Valid @RequestBody KeyRequest request) {
        if (request.expiresAt() != null && !request.expiresAt().isAfter(clock.instant())) {
            throw Problem.invalid("expiresAt", "out_of_range", "必须在将来", "Must be in the future");
        }
        Set<Long> storeIds = request.storeIds() == null || request.storeIds().isEmpty() ? caller.storeIds() : request.storeIds();
        return Replies.of(once.run(key, () ->
                created(partners.addKey(caller, partnerId, request.name(), request.scopes(), storeIds, request.expiresAt()))));
    }

    @GetMapping("/partners/{partnerId}/keys")
    @Needs(Scope.ACCESS_WRITE)
    Page<ApiKey> list(Caller caller, @PathVariable long partnerId, PageQuery page) {
        partners.requirePartner(caller, partnerId);
        List<ApiKey> found = rows.listAfter(partnerId, page.afterId(0), page.limit() + 1);
        return Page.of(found, page.limit(), key -> key, key -> Long.toString(key.keyId()));
    }

    @PostMapping("/keys/{keyId}/rotate")
    @Needs(Scope.ACCESS_WRITE)
    @Answers(value = KeyAnswer.class, status = 201)
    ResponseEntity<Object> rotate(Caller caller, WriteKey key, @PathVariable long keyId, @Valid @RequestBody RotateRequest request) {
        Duration overlap = request.overlapSeconds() == null ? settings.rotationOverlap() : Duration.ofSeconds(request.overlapSeconds());
        Once.Reply reply = once.run(key, () -> created(partners.rotate(caller, keyId, overlap)));
        keys.forget(keyId);
        return Replies.of(reply);
    }

    @PostMapping("/keys/{keyId}/revoke")
    @Needs(Scope.ACCESS_WRITE)
    @Answers(ApiKey.class)
    ResponseEntity<Object> revoke(Caller caller, WriteKey key, @PathVariable long keyId) {
        Once.Reply reply = once.run(key, () -> Once.Reply.ok(partners.revoke(caller, keyId)));
        keys.forget(keyId);
        return Replies.of(reply);
    }

    private static Once.Reply created(Partners.NewKey made) {
        return Once.Reply.createdSecret(new KeyAnswer(made.key(), made.text().text()));
    }
}
