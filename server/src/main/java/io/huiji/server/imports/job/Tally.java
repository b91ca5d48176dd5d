package io.huiji.server.imports.job;

import io.huiji.engine.decision.Decision;
import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Order;
import io.huiji.server.imports.model.Contents;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The figures of a run: what it added, and how much was there already. Counted by the desk's threads. */
final class Tally {

    private final Set<Long> members = new HashSet<>();
    private long receipts;
    private long netFen;
    private long pointsEarned;
    private long pointsClawedBack;
    private long alreadyThere;
    private long rejectedLater;
    private long matched;
    private long partlyMatched;
    private long unmatched;
    private long returnLinesThere;
    private long newMembers;
    private long anonymousReceipts;

    synchronized void sale(long member, long fen, long points) {
        members.add(member);
        receipts++;
        netFen += fen;
        pointsEarned += points;
    }

    synchronized void clawedBack(long points) {
        pointsClawedBack += points;
    }

    synchronized void wasThere() {
        alreadyThere++;
    }

    synchronized void rejected(long lines) {
        rejectedLater += lines;
    }

    /** An accepted answer of the desk. */
    void add(Order order, Answer.Decided answer, Decision.Accepted accepted) {
        if (order instanceof Order.Purchase bought) {
            if (answer.repeated()) {
                wasThere();
            } else {
                sale(answer.memberId(), bought.receipt().totalFen(), accepted.changes().points());
            }
        } else if (!answer.repeated()) {
            clawedBack(-accepted.changes().points());
        }
    }

    synchronized void returnLine(int quantity, int found) {
        matched += found == quantity ? 1 : 0;
        partlyMatched += found > 0 && found < quantity ? 1 : 0;
        unmatched += found == 0 ? 1 : 0;
    }

    synchronized void returnLinesThere(long lines) {
        returnLinesThere += lines;
    }

    synchronized void newMembers(long count) {
        newMembers += count;
    }

    synchronized void anonymousReceipts(long count) {
        anonymousReceipts += count;
    }

    /** In the order they are printed. */
    synchronized Map<String, String> summary(Contents contents, long milliseconds) {
        Map<String, String> figures = new LinkedHashMap<>();
        put(figures, "lines", contents.lines());
        put(figures, "receipts", receipts);
        put(figures, "members", members.size());
        put(figures, "net_fen", netFen);
        put(figures, "points_earned", pointsEarned);
        put(figures, "returns_matched_lines", matched);
        put(figures, "returns_partly_matched_lines", partlyMatched);
        put(figures, "returns_unmatched_lines", unmatched);
        put(figures, "points_clawed_back", pointsClawedBack);
        put(figures, "rejected", contents.rejected() + rejectedLater);
        figures.put("seconds", milliseconds / 1_000 + "." + milliseconds / 100 % 10);
        put(figures, "already_there", alreadyThere);
        put(figures, "already_there_return_lines", returnLinesThere);
        put(figures, "members_new", newMembers);
        put(figures, "receipts_anonymous", anonymousReceipts);
        put(figures, "lines_sales", contents.ownSales());
        put(figures, "lines_returns", contents.returns.size());
        put(figures, "lines_anonymous", contents.anonymous());
        put(figures, "lines_not_counted", contents.notCounted());
        put(figures, "lines_ignored", contents.ignored());
        return figures;
    }

    private static void put(Map<String, String> figures, String name, long value) {
        figures.put(name, Long.toString(value));
    }
}
