package io.huiji.server.desk.model;

import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Command.LineAmount;
import io.huiji.engine.decision.Receipt.Line;
import io.huiji.engine.facts.Facts;
import java.util.Objects;

/**
 * What is added up of a decision. It repeats what command and facts say, so that sums need not open these; the audit compares them.
 *
 * @param tier the member's when it was decided; "": none
 * @param lines of a purchase; 0 otherwise
 * @param units of a purchase's lines; 0 otherwise
 * @param amountFen what a purchase was worth, or what a refund took back
 */
public record DecisionTotals(String tier, int lines, long units, long amountFen) {

    public static DecisionTotals of(Command command, Facts facts) {
        String tier = Objects.requireNonNullElse(facts.member().standing().tier(), "");
        return switch (command) {
            case Command.Purchase bought -> new DecisionTotals(tier, bought.receipt().lines().size(),
                    bought.receipt().lines().stream().mapToLong(Line::quantity).sum(), bought.receipt().totalFen());
            case Command.Refund refund -> new DecisionTotals(tier, 0, 0, refund.lines().stream().mapToLong(LineAmount::amountFen).sum());
            default -> new DecisionTotals(tier, 0, 0, 0);
        };
    }
}
