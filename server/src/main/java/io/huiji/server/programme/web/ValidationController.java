package io.huiji.server.programme.web;

import io.huiji.engine.explain.RuleSentences;
import io.huiji.engine.explain.RuleSentences.RuleSentence;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.platform.FieldError;
import io.huiji.server.platform.ReadOnly;
import io.huiji.server.programme.model.ProgrammeReader;
import io.huiji.server.programme.model.ProgrammeReader.Reading;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Looks at a document without keeping it. */
@RestController
class ValidationController {

    /** {@code sentences}: the rules in plain words, where there is nothing wrong. */
    record Validation(boolean valid, List<FieldError> problems, List<RuleSentence> sentences) {}

    @PostMapping("/api/v1/programmes/validate")
    @ReadOnly
    @Needs(Scope.PROGRAMMES_READ)
    @DocumentBody
    Validation validate(@RequestBody JsonNode document) {
        Reading reading = ProgrammeReader.read(document);
        boolean valid = reading.problems().isEmpty();
        return new Validation(valid, reading.problems(), valid ? RuleSentences.of(reading.draft()) : List.of());
    }
}
