package io.huiji.server.desk.web;

import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.desk.web.MemberBooks.BalanceNow;
import io.huiji.server.desk.web.MemberBooks.OpenLot;
import io.huiji.server.desk.web.Statements.EntryView;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "books", description = "余额、批次、流水及其解释 / Balance, lots, entries with their explanation")
class MemberBooksController {

    private final MemberBooks books;
    private final Statements statements;

    MemberBooksController(MemberBooks books, Statements statements) {
        this.books = books;
        this.statements = statements;
    }

    @GetMapping("/members/{memberId}/balance")
    @Needs(Scope.BOOKS_READ)
    @Operation(summary = "此刻余额 / Balance this instant")
    BalanceNow balance(@PathVariable long memberId) {
        return books.balance(memberId);
    }

    @GetMapping("/members/{memberId}/lots")
    @Needs(Scope.BOOKS_READ)
    @Operation(summary = "未用完的批次,先到期在前 / Open lots, first to expire first")
    List<OpenLot> lots(@PathVariable long memberId) {
        return books.lots(memberId);
    }

    @GetMapping("/members/{memberId}/entries")
    @Needs(Scope.BOOKS_READ)
    @Operation(summary = "积分流水,每条附「为什么」 / Entries, newest first, each with its why")
    Page<EntryView> entries(@PathVariable long memberId, PageQuery page) {
        return statements.entries(memberId, page);
    }

    @GetMapping("/decisions/{decisionId}")
    @Needs(Scope.BOOKS_READ)
    @Operation(summary = "一次决定及其解释,含被拒绝的 / A decision with its explanation, refused ones too")
    Statements.DecisionDetail decision(@PathVariable String decisionId) {
        return statements.decision(Ref.parse(decisionId, ProblemCode.NOT_FOUND));
    }
}
