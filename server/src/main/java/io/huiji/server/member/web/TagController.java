package io.huiji.server.member.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.access.Trail;
import io.huiji.server.member.Tags;
import io.huiji.server.member.store.TagSql.TagUse;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.TreeSet;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tags of members. */
@RestController
@RequestMapping("/api/v1")
class TagController {

    static final int MEMBERS_MAX = 500;
    private static final String TAG = "[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,23}";
    private static final String TAG_MESSAGE = "须为 1–24 个文字、数字、- 或 _ | 1 to 24 letters, digits, - or _";

    private final Tags tags;
    private final Trail trail;
    private final Once once;

    TagController(Tags tags, Trail trail, Once once) {
        this.tags = tags;
        this.trail = trail;
        this.once = once;
    }

    record TagUses(List<TagUse> items) {}

    record NewTag(@NotNull @Pattern(regexp = TAG, message = TAG_MESSAGE) String tag) {}

    record MemberTags(List<String> tags) {}

    /** {@code on}: {@code false} takes it off. */
    record TagMany(
            @NotEmpty @Size(max = MEMBERS_MAX) List<@NotNull @Min(1) Long> memberIds, @NotNull @Pattern(regexp = TAG, message = TAG_MESSAGE) String tag, boolean on) {}

    record TaggedMany(int changed) {}

    @GetMapping("/tags")
    @Needs(Scope.MEMBERS_LIST)
    TagUses catalogue() {
        return new TagUses(tags.catalogue());
    }

    @PostMapping("/tags/apply")
    @Needs(Scope.TAGS_WRITE)
    @Answers(TaggedMany.class)
    ResponseEntity<Object> apply(WriteKey key, Caller caller, @Valid @RequestBody TagMany body) {
        return Replies.of(once.run(key, () -> {
            int changed = tags.apply(new TreeSet<>(body.memberIds()), body.tag(), body.on(), caller);
            trail.note("member.tag", "tag:" + body.tag(), (body.on() ? "on " : "off ") + changed);
            return Once.Reply.ok(new TaggedMany(changed));
        }));
    }

    @PostMapping("/members/{id}/tags")
    @Needs(Scope.TAGS_WRITE)
    @Answers(MemberTags.class)
    ResponseEntity<Object> add(WriteKey key, Caller caller, @PathVariable long id, @Valid @RequestBody NewTag body) {
        return Replies.of(once.run(key, () -> Once.Reply.ok(new MemberTags(tags.set(id, body.tag(), true, caller)))));
    }

    @DeleteMapping("/members/{id}/tags/{tag}")
    @Needs(Scope.TAGS_WRITE)
    @Answers(MemberTags.class)
    ResponseEntity<Object> remove(WriteKey key, Caller caller, @PathVariable long id, @PathVariable String tag) {
        return Replies.of(once.run(key, () -> Once.Reply.ok(new MemberTags(tags.set(id, tag, false, caller)))));
    }
}
