package io.huiji.server.programme.web;

import io.huiji.engine.explain.RuleSentences;
import io.huiji.engine.explain.RuleSentences.RuleSentence;
import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Once.Reply;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.programme.Drafts;
import io.huiji.server.programme.ProgrammeDifference;
import io.huiji.server.programme.ProgrammeDocuments;
import io.huiji.server.programme.Programmes;
import io.huiji.server.programme.Publishing;
import io.huiji.server.programme.model.ProgrammeReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Programmes: drafts are written and thrown away, versions are published and stay. */
@RestController
@RequestMapping("/api/v1/programmes")
class ProgrammeController {

    private static final MediaType SCHEMA = MediaType.parseMediaType("application/schema+json");

    private final Drafts drafts;
    private final Publishing publishing;
    private final Programmes programmes;
    private final Once once;
    private final InstantSource clock;

    ProgrammeController(Drafts drafts, Publishing publishing, Programmes programmes, Once once, InstantSource clock) {
        this.drafts = drafts;
        this.publishing = publishing;
        this.programmes = programmes;
        this.once = once;
        this.clock = clock;
    }

    /** {@code effectiveFrom}: from when receipts are rated by it, by the time of the purchase; left out: from now. */
    record PublishRequest(@Nullable Instant effectiveFrom) {}

    record Sentences(List<RuleSentence> sentences) {}

    @PostMapping
    @Needs(Scope.PROGRAMMES_WRITE)
    @DocumentBody
    @Answers(value = ProgrammeView.class, status = 201)
    ResponseEntity<Object> create(Caller caller, WriteKey key, @RequestBody JsonNode document) {
        return Replies.of(once.run(key, () ->
                Reply.created(ProgrammeView.whole(drafts.create(ProgrammeReader.read(document).programme(), caller.callerId())))));
    }

    @PutMapping("/{id}")
    @Needs(Scope.PROGRAMMES_WRITE)
    @DocumentBody
    @Answers(ProgrammeView.class)
    ResponseEntity<Object> replace(Caller caller, WriteKey key, @PathVariable long id, @RequestBody JsonNode document) {
        return Replies.of(once.run(key, () ->
                Reply.ok(ProgrammeView.whole(drafts.replace(id, ProgrammeReader.read(document).programme(), caller.callerId())))));
    }

    @DeleteMapping("/{id}")
    @Needs(Scope.PROGRAMMES_WRITE)
    @Answers(value = Void.class, status = 204)
    ResponseEntity<Object> delete(WriteKey key, @PathVariable long id) {
        return Replies.of(once.run(key, () -> {
            drafts.delete(id);
            return new Reply(204, null, false, false);
        }));
    }

    @PostMapping("/{id}/publish")
    @Needs(Scope.PROGRAMMES_WRITE)
    @Answers(ProgrammeView.class)
    ResponseEntity<Object> publish(Caller caller, WriteKey key, @PathVariable long id, @RequestBody PublishRequest request) {
        Reply reply = once.run(key, () -> Reply.ok(ProgrammeView.whole(publishing.publish(id, request.effectiveFrom(), caller.callerId()))));
        programmes.refresh();
        return Replies.of(reply);
    }

    @GetMapping
    @Needs(Scope.PROGRAMMES_READ)
    Page<ProgrammeView> list(PageQuery page) {
        return Page.of(drafts.list(page.afterId(0), page.limit() + 1), page.limit(), ProgrammeView::listed, programme -> Long.toString(programme.id()));
    }

    @GetMapping("/{id}")
    @Needs(Scope.PROGRAMMES_READ)
    ProgrammeView get(@PathVariable long id) {
        return ProgrammeView.whole(drafts.get(id));
    }

    /** Which rules count for a purchase made then; {@code at} left out: now. */
    @GetMapping("/in-force")
    @Needs(Scope.PROGRAMMES_READ)
    ProgrammeView inForce(@RequestParam(required = false) @Nullable Instant at) {
        programmes.refresh();
        return ProgrammeView.whole(drafts.version(programmes.inForce(at == null ? clock.instant() : at).version()));
    }

    @GetMapping("/{id}/sentences")
    @Needs(Scope.PROGRAMMES_READ)
    Sentences sentences(@PathVariable long id) {
        return new Sentences(RuleSentences.of(drafts.get(id).programme()));
    }

    /** What this one says otherwise than the one it is compared with. */
    @GetMapping("/{id}/difference")
    @Needs(Scope.PROGRAMMES_READ)
    ProgrammeDifference difference(@PathVariable long id, @RequestParam long from) {
        return ProgrammeDifference.between(drafts.get(from).programme(), drafts.get(id).programme());
    }

    @GetMapping("/schema")
    @Needs(Scope.PROGRAMMES_READ)
    ResponseEntity<byte[]> schema() {
        return ResponseEntity.ok().contentType(SCHEMA).body(ProgrammeDocuments.schema());
    }
}
