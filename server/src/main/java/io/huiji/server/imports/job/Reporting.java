package io.huiji.server.imports.job;

import io.huiji.engine.decision.Decision;
import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Order;
import io.huiji.server.imports.model.Contents;
import io.huiji.server.imports.model.Rejections;
import io.huiji.server.imports.model.ReturnMatching.Piece;
import io.huiji.server.imports.model.Step;
import io.huiji.server.imports.model.Steps;
import io.huiji.server.platform.ProblemCode;
import java.util.Locale;

/** Counts what the desk answers; a step that it refused rejects its lines. */
record Reporting(Contents contents, Steps steps, Tally tally, Rejections rejections, String receiptColumn) implements Conveyor.Outcome<Step> {

    @Override
    public void answered(Step step, Order order, Answer answer) {
        switch (answer) {
            case Answer.Failed failed -> reject(step, failed.code() == ProblemCode.KEY_REUSED ? ProblemCode.RECEIPT_CONFLICT : failed.code());
            case Answer.Decided decided -> {
                switch (decided.decision()) {
                    case Decision.Accepted accepted -> tally.add(order, decided, accepted);
                    case Decision.Refused refused -> reject(step, refused);
                }
            }
        }
    }

    void reject(Step step, Decision.Refused refused) {
        reject(step, ProblemCode.valueOf(refused.refusal().code().toUpperCase(Locale.ROOT)));
    }

    void reject(Step step, ProblemCode code) {
        reject(step, receiptColumn, code.zh(), code.en());
    }

    void reject(Step step, String column, String reasonZh, String reasonEn) {
        switch (step) {
            case Step.Sale sale -> {
                int[] lines = steps.linesOf(sale.receipt());
                for (int line : lines) {
                    rejections.reject(contents.sales.fileLine(line), column, reasonZh, reasonEn);
                }
                tally.rejected(lines.length);
            }
            case Step.Return returned -> {
                var lines = returned.pieces().stream().mapToInt(Piece::returnLine).distinct().toArray();
                for (int line : lines) {
                    rejections.reject(contents.returns.fileLine(line), column, reasonZh, reasonEn);
                }
                tally.rejected(lines.length);
            }
        }
    }
}
