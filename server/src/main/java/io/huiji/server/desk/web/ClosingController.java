package io.huiji.server.desk.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.access.Session;
import io.huiji.server.access.Sessions;
import io.huiji.server.desk.web.MemberBooks.BalanceNow;
import io.huiji.server.member.Leavings;
import io.huiji.server.member.MemberRecords;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A member closes her account: first what it would cost her, then, with the points that she saw, for good. Her points go back to the house through the
 * desk; her name, birthday and identities are erased; the books stay.
 */
@RestController
@RequestMapping("/api/v1/me/closing")
class ClosingController {

    private final MemberBooks books;
    private final MemberRecords records;
    private final Sessions sessions;
    private final Leavings leavings;
    private final Once once;

    ClosingController(MemberBooks books, MemberRecords records, Sessions sessions, Leavings leavings, Once once) {
        this.books = books;
        this.records = records;
        this.sessions = sessions;
        this.leavings = leavings;
        this.once = once;
    }

    /** What closing would take away. {@code possible}: not while points are held for a checkout, or the account is frozen. */
    record ClosingPreview(long forfeitedPoints, long pendingPoints, long heldPoints, long debtPoints, boolean possible, String zh, String en) {}

    /** {@code forfeitedPoints}: as the preview said. */
    record ClosingConfirmation(@Min(0) long forfeitedPoints) {}

    record ClosedAccount(String status) {}

    @GetMapping
    @Needs(Scope.ME)
    ClosingPreview preview(Caller caller) {
        return preview(books.balance(caller.memberId()));
    }

    @PostMapping
    @Needs(Scope.ME)
    @Answers(ClosedAccount.class)
    ResponseEntity<Object> close(WriteKey key, Caller caller, @Valid @RequestBody ClosingConfirmation request) {
        long memberId = caller.memberId();
        ClosingPreview now = preview(books.balance(memberId));
        if (!now.possible() || now.forfeitedPoints() != request.forfeitedPoints()) {
            throw Problem.of(ProblemCode.STATE_CONFLICT, Map.of("reason", now.possible() ? "balance_changed" : "not_now", "preview", now));
        }
        Once.Reply reply = once.run(key, () -> {
            records.closeAndErase(memberId, caller);
            sessions.endAll(Session.Kind.MEMBER, memberId);
            return Once.Reply.ok(new ClosedAccount("closed"));
        });
        leavings.tell(memberId);
        return Replies.of(reply);
    }

    private static ClosingPreview preview(BalanceNow balance) {
        boolean possible = balance.held() == 0 && !balance.frozen();
        long lost = balance.spendable();
        String zh = !possible ? (balance.frozen() ? "账户已被冻结,请先联系门店。" : "有" + balance.held() + "分正在结账使用,请稍后再试。")
                : "注销后" + (lost + balance.pending() > 0 ? lost + balance.pending() + "积分将作废," : "") + "等级和权益清零,手机号不能再次入会,且无法恢复。";
        String en = !possible ? (balance.frozen() ? "The account is frozen; please talk to a store first." : balance.held() + " points are being used at a checkout; try again shortly.")
                : "Closing is for good: " + (lost + balance.pending() > 0 ? lost + balance.pending() + " points are forfeited, " : "")
                        + "the tier is lost, and this phone number cannot join again.";
        return new ClosingPreview(lost, balance.pending(), balance.held(), balance.debt(), possible, zh, en);
    }
}
