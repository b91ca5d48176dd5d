package io.huiji.server.desk.batch;

import io.huiji.server.desk.Answer;
import io.huiji.server.desk.batch.Claims.Repeat;
import io.huiji.server.desk.model.DecisionRow;
import io.huiji.server.desk.store.DecisionSql;
import io.huiji.server.platform.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Answers a repeated order with the first answer, decided again from what was kept. */
@Component
class Repeats {

    private final DecisionSql decisions;
    private final Rereading rereading;

    Repeats(DecisionSql decisions, Rereading rereading) {
        this.decisions = decisions;
        this.rereading = rereading;
    }

    List<Outcome> answer(List<Repeat> repeats) {
        if (repeats.isEmpty()) {
            return List.of();
        }
        Map<Long, DecisionRow> rows = decisions.read(repeats.stream().map(Repeat::decision).toList());
        List<Outcome> outcomes = new ArrayList<>(repeats.size());
        for (Repeat repeat : repeats) {
            DecisionRow row = rows.get(repeat.decision().id());
            outcomes.add(new Outcome(repeat.ticket(), row == null
                    ? new Answer.Failed(ProblemCode.IN_FLIGHT, Map.of())
                    : rereading.answer(row)));
        }
        return outcomes;
    }
}
