package io.huiji.server.desk.batch;

import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.decision.Engine;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.programme.Plan;
import io.huiji.server.desk.Answer;
import io.huiji.server.desk.model.DecisionJson;
import io.huiji.server.desk.model.DecisionRef;
import io.huiji.server.desk.model.DecisionRow;
import io.huiji.server.desk.model.DecisionRow.Kind;
import io.huiji.server.desk.model.StoredRefund;
import io.huiji.server.desk.store.DecisionSql;
import io.huiji.server.programme.Programmes;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Decides a kept decision again from its command, facts and plan version (I20). Serves the repeated answer, the explanation of an entry and
 * the audit: the same function, the same answer.
 */
@Component
public class Rereading {

    private final Programmes programmes;
    private final Commands commands;
    private final DecisionSql decisions;

    Rereading(Programmes programmes, Commands commands, DecisionSql decisions) {
        this.programmes = programmes;
        this.commands = commands;
        this.decisions = decisions;
    }

    /** Without the steps that explain it. {@code facts} and {@code command}: the row's own. */
    public Decision decision(DecisionRow row, Facts facts, Command command) {
        return Engine.decide(programmes.version(row.planVersion()), facts, command, false);
    }

    public Answer.Decided answer(DecisionRow row) {
        Plan plan = programmes.version(row.planVersion());
        Facts facts = DecisionJson.facts(row.facts());
        Decision decision = Engine.decide(plan, facts, command(row), true);
        return new Answer.Decided(row.id(), row.memberId(), row.bookedAt(), plan, facts, decision, true);
    }

    /** @throws IllegalStateException when a refund's sale is gone: a broken book */
    public Command command(DecisionRow row) {
        if (row.kind() != Kind.REFUND) {
            return DecisionJson.command(row.kind(), row.command());
        }
        StoredRefund refund = DecisionJson.read(row.command(), StoredRefund.class);
        DecisionRow sale = decisions.read(List.of(new DecisionRef(refund.saleMemberId() == 0 ? row.memberId() : refund.saleMemberId(), refund.saleDecisionId(), refund.saleBookedAt())))
                .get(refund.saleDecisionId());
        if (sale == null) {
            throw new IllegalStateException("the sale of refund " + row.id() + " is missing");
        }
        return new Command.Refund(commands.sale(sale, refund.refunded(), refund.clawedBackPoints()), refund.lines());
    }
}
