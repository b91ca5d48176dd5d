package io.huiji.server.member.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.member.Consent;
import io.huiji.server.member.ConsentTexts;
import io.huiji.server.member.Consents;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a member agreed to: a ledger that is added to and never changed. */
@RestController
@RequestMapping("/api/v1/me/consents")
class MyConsentController {

    private static final String PLACE = "member-page";

    private final Consents consents;
    private final ConsentTexts texts;
    private final Once once;

    MyConsentController(Consents consents, ConsentTexts texts, Once once) {
        this.consents = consents;
        this.texts = texts;
        this.once = once;
    }

    /** {@code purposes}: what is asked today, in its present text. {@code ledger}: all that was said, oldest first; the newest row of a purpose counts. */
    record ConsentsNow(List<ConsentTexts.ConsentPurpose> purposes, List<Consent> ledger) {}

    /** {@code version}: of the text that was shown. {@code given}: {@code false} takes it back. */
    record NewConsent(@NotBlank @Size(max = 40) String purpose, @NotBlank @Size(max = 40) String version, boolean given) {}

    @GetMapping
    @Needs(Scope.ME)
    ConsentsNow list(Caller caller) {
        return new ConsentsNow(texts.all(), consents.of(caller.memberId()));
    }

    @PostMapping
    @Needs(Scope.ME)
    @Answers(value = Consent.class, status = 201)
    ResponseEntity<Object> say(WriteKey key, Caller caller, @Valid @RequestBody NewConsent request) {
        long memberId = caller.memberId();
        return Replies.of(once.run(key, () -> Once.Reply.created(
                consents.say(memberId, new Consents.Agreed(request.purpose(), request.version()), request.given(), PLACE))));
    }
}
