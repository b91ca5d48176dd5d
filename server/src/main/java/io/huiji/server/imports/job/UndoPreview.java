package io.huiji.server.imports.job;

import io.huiji.server.desk.Granted;
import io.huiji.server.imports.ImportRun;
import io.huiji.server.ledger.AccountState;
import io.huiji.server.ledger.Books;
import io.huiji.server.platform.RoundTrip;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.ReceiptRow;
import io.huiji.server.purchase.Receipts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What taking an import back would do, as the books are now. */
@Component
public class UndoPreview {

    private static final int PAGE = 1_000;

    private final Receipts receipts;
    private final BalanceUndo balances;
    private final Granted granted;
    private final Books books;
    private final RoundTrip roundTrip;

    UndoPreview(Receipts receipts, BalanceUndo balances, Granted granted, Books books, RoundTrip roundTrip) {
        this.roundTrip = roundTrip;
        this.receipts = receipts;
        this.balances = balances;
        this.granted = granted;
        this.books = books;
    }

    /**
     * @param receipts of members
     * @param anonymousReceipts of the store, without a member
     * @param points that would be taken back
     * @param debtPoints how many of them are spent already and would be owed
     * @param balances old balances of members
     * @param blankCards printed cards that nobody has yet
     */
    public record Preview(long receipts, long anonymousReceipts, long members, long netFen, long points, long debtPoints, long balances, long blankCards) {}

    public Preview of(ImportRun run) {
        return run.kind() == ImportRun.Kind.BALANCES ? balances.preview(run.id()) : ofReceipts(run.id());
    }

    private Preview ofReceipts(long runId) {
        Map<Long, Long> byMember = new HashMap<>();
        long count = 0;
        long anonymous = 0;
        long netFen = 0;
        List<ReceiptRow> page = receipts.ofImport(runId, UndoJob.BEFORE_ALL, PAGE);
        while (!page.isEmpty()) {
            Map<ReceiptNumber, Long> points = granted.of(page);
            for (ReceiptRow row : page) {
                Long memberId = row.memberId();
                if (memberId == null) {
                    anonymous++;
                } else {
                    count++;
                    netFen += row.netFen() - row.refundedFen();
                    byMember.merge(memberId, points.getOrDefault(row.number(), 0L) - row.clawedPoints(), Math::addExact);
                }
            }
            page = receipts.ofImport(runId, page.getLast().number(), PAGE);
        }
        long total = byMember.values().stream().mapToLong(Long::longValue).sum();
        return new Preview(count, anonymous, byMember.size(), netFen, total, debt(byMember), 0, 0);
    }

    private long debt(Map<Long, Long> byMember) {
        List<Long> members = new ArrayList<>(byMember.keySet());
        long debt = 0;
        for (int from = 0; from < members.size(); from += PAGE) {
            Map<Long, AccountState> accounts = roundTrip.ask(books.accounts(members.subList(from, Math.min(from + PAGE, members.size()))));
            for (Map.Entry<Long, AccountState> account : accounts.entrySet()) {
                long has = account.getValue().balance().spendable() + account.getValue().balance().pending();
                debt += Math.max(0, byMember.getOrDefault(account.getKey(), 0L) - has);
            }
        }
        return debt;
    }
}
