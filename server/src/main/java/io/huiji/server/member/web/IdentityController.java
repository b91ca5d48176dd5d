package io.huiji.server.member.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.member.Enrolments;
import io.huiji.server.member.IdentityKind;
import io.huiji.server.member.MemberRecord;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a member is known by: card, WeChat id, partner's id, and one phone. */
@RestController
@RequestMapping("/api/v1/members/{id}/identities")
class IdentityController {

    private final Enrolments enrolments;
    private final Once once;

    IdentityController(Enrolments enrolments, Once once) {
        this.enrolments = enrolments;
        this.once = once;
    }

    record NewIdentity(IdentityKind kind, @NotBlank @Size(max = 128) String value) {}

    @PostMapping
    @Needs(Scope.MEMBERS_WRITE)
    @Answers(MemberRecord.class)
    ResponseEntity<Object> add(WriteKey key, Caller caller, @PathVariable long id, @Valid @RequestBody NewIdentity request) {
        Once.Reply reply = once.run(key, () -> Once.Reply.ok(enrolments.add(id, request.kind(), request.value(), caller)));
        if (request.kind() == IdentityKind.PHONE) {
            enrolments.announce(request.value());
        }
        return Replies.of(reply);
    }

    @DeleteMapping("/{identityId}")
    @Needs(Scope.MEMBERS_WRITE)
    @Answers(MemberRecord.class)
    ResponseEntity<Object> remove(WriteKey key, Caller caller, @PathVariable long id, @PathVariable long identityId) {
        AtomicReference<Enrolments.@Nullable Removed> removed = new AtomicReference<>();
        Once.Reply reply = once.run(key, () -> {
            Enrolments.Removed now = enrolments.remove(id, identityId, caller);
            removed.set(now);
            return Once.Reply.ok(now.member());
        });
        Enrolments.Removed told = removed.get();
        if (told != null) {
            enrolments.tell(told);
        }
        return Replies.of(reply);
    }
}
