package io.huiji.server.desk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.huiji.engine.explain.ProgressSentences;
import io.huiji.engine.explain.RuleSentences;
import io.huiji.engine.explain.RuleSentences.RuleSentence;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.programme.Programme;
import io.huiji.engine.programme.Tiers;
import io.huiji.engine.tier.Ladder;
import io.huiji.engine.tier.TierProgress;
import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.desk.batch.MemberNow;
import io.huiji.server.desk.web.MemberBooks.BalanceNow;
import io.huiji.server.desk.web.MemberBooks.OpenLot;
import io.huiji.server.desk.web.Statements.EntryView;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.programme.Programmes;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A member's own books. Who she is comes from her session alone; no member's id is ever taken. */
@RestController
@RequestMapping("/api/v1/me")
class MyBooksController {

    private final MemberBooks books;
    private final Statements statements;
    private final MemberNow now;
    private final Programmes programmes;
    private final InstantSource clock;

    MyBooksController(MemberBooks books, Statements statements, MemberNow now, Programmes programmes, InstantSource clock) {
        this.books = books;
        this.statements = statements;
        this.now = now;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** {@code threshold}: fen, points or visits, by {@code measure}. */
    record Rung(String code, Programme.Text name, long threshold) {}

    /** {@code zh} and {@code en}: the sentence, e.g. 「再消费¥380(还剩11天)升银卡」. {@code current} is {@code null} where the programme has no tiers. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TierNow(
            @Nullable Rung current, @Nullable Rung next, @Nullable String measure, long reached, long missing, @Nullable LocalDate lastDay, int daysLeft,
            @Nullable String zh, @Nullable String en, List<Rung> ladder) {}

    record RulesInForce(Programme.Text programme, List<RuleSentence> sentences) {}

    @GetMapping("/balance")
    @Needs(Scope.ME)
    BalanceNow balance(Caller caller) {
        return books.balance(caller.memberId());
    }

    @GetMapping("/lots")
    @Needs(Scope.ME)
    List<OpenLot> lots(Caller caller) {
        return books.lots(caller.memberId());
    }

    @GetMapping("/entries")
    @Needs(Scope.ME)
    Page<EntryView> entries(Caller caller, PageQuery page) {
        return statements.entries(caller.memberId(), page);
    }

    @GetMapping("/tier")
    @Needs(Scope.ME)
    TierNow tier(Caller caller) {
        MemberNow.Seen seen = now.see(caller.memberId());
        Ladder ladder = seen.plan().ladder();
        Tiers tiers = seen.plan().programme().tiers();
        if (ladder == null || tiers == null) {
            return new TierNow(null, null, null, 0, 0, null, 0, null, null, List.of());
        }
        MemberFacts member = seen.member();
        TierProgress progress = TierProgress.of(ladder, member.standing(), member.days(), seen.at());
        Tiers.Tier next = progress.next();
        return new TierNow(rung(progress.current()), next == null ? null : rung(next), progress.measure().name().toLowerCase(Locale.ROOT), progress.reached(),
                progress.missing(), progress.lastDay(), progress.daysLeft(), ProgressSentences.zh(progress), ProgressSentences.en(progress),
                tiers.ladder().stream().map(MyBooksController::rung).toList());
    }

    /** The rules in force today, in plain words (P3). */
    @GetMapping("/rules")
    @Needs(Scope.ME)
    RulesInForce rules() {
        programmes.refresh();
        Programme programme = programmes.inForce(clock.instant()).programme();
        return new RulesInForce(programme.name(), RuleSentences.of(programme));
    }

    private static Rung rung(Tiers.Tier tier) {
        return new Rung(tier.code(), tier.name(), tier.threshold());
    }
}
