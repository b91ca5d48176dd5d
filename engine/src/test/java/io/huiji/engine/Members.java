package io.huiji.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Command.LineAmount;
import io.huiji.engine.decision.Command.Sale;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.decision.Decision.Accepted;
import io.huiji.engine.decision.Decision.Refused;
import io.huiji.engine.decision.Engine;
import io.huiji.engine.decision.Receipt;
import io.huiji.engine.facts.Balance;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.facts.StoreFacts;
import io.huiji.engine.programme.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One member at a till: sends commands to the engine and carries the changes out. Times are Shanghai's unless said otherwise. */
public final class Members {

    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    public Plan plan;
    public MemberFacts member = new MemberFacts(1, false, 0, null, Balance.ZERO, Standing.NEW, List.of(), List.of(), List.of());
    public StoreFacts store = new StoreFacts(7, "s1", "Asia/Shanghai");
    public Instant now = at("2026-03-04T12:00:00");
    public final Map<String, Long> budgetLeft = new HashMap<>();
    public final List<Changes> booked = new ArrayList<>();
    private long nextId = 100;

    private Members(Plan plan) {
        this.plan = plan;
    }

    public static Members of(Programmes programmes) {
        return new Members(programmes.plan());
    }

    public static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }

    public Members clock(String local) {
        now = at(local);
        return this;
    }

    public Members tier(String code) {
        Standing old = member.standing();
        return standing(new Standing(code, LocalDate.ofInstant(now, SHANGHAI), null, old.lastSpendDay(), old.lifetimeSpendFen(),
                old.lifetimePoints(), old.lifetimeVisits(), old.carryFen()));
    }

    public Members standing(Standing standing) {
        member = new MemberFacts(member.id(), member.frozen(), member.birthdayMonthDay(), member.enrolledAt(), member.balance(), standing, member.days(),
                member.lots(), member.holds());
        return this;
    }

    public Members person(boolean frozen, int birthdayMonthDay, Instant enrolledAt) {
        member = new MemberFacts(member.id(), frozen, birthdayMonthDay, enrolledAt, member.balance(), member.standing(), member.days(), member.lots(),
                member.holds());
        return this;
    }

    public Facts facts() {
        return new Facts(now, member, store, Map.copyOf(budgetLeft));
    }

    /** Decides and, if accepted, carries out. With and without steps the answer is the same. */
    public Decision send(Command command) {
        Facts facts = facts();
        Decision decision = Engine.decide(plan, facts, command);
        Decision silent = Engine.decide(plan, facts, command, false);
        assertThat(silent.steps()).isEmpty();
        switch (decision) {
            case Accepted accepted -> {
                assertThat(silent).isEqualTo(new Accepted(accepted.changes(), List.of()));
                long decisionId = nextId++;
                member = Engine.after(member, command, accepted.changes(), decisionId, () -> nextId++);
                accepted.changes().budgetDraws().forEach((budget, points) -> budgetLeft.merge(budget, -points, Long::sum));
                booked.add(accepted.changes());
            }
            case Refused refused -> assertThat(silent).isEqualTo(new Refused(refused.refusal(), refused.numbers(), List.of()));
        }
        return decision;
    }

    public Changes done(Command command) {
        Decision decision = send(command);
        assertThat(decision).isInstanceOf(Accepted.class);
        return ((Accepted) decision).changes();
    }

    public Refused refused(Command command) {
        Decision decision = send(command);
        assertThat(decision).isInstanceOf(Refused.class);
        return (Refused) decision;
    }

    public static Receipt.Line line(int no, long amountFen, String... categories) {
        return new Receipt.Line(no, "p" + no, List.of(categories), 1, amountFen);
    }

    public Receipt receipt(Receipt.Line... lines) {
        return new Receipt(now, "till", List.of(lines));
    }

    /** Points that a receipt of one line would earn now; nothing is booked. */
    public long quote(long amountFen) {
        return quote(receipt(line(1, amountFen)));
    }

    public long quote(Receipt receipt) {
        return ((Accepted) Engine.decide(plan, facts(), new Command.Purchase(receipt))).changes().points();
    }

    public Sale buy(long amountFen) {
        return buy(receipt(line(1, amountFen)));
    }

    public Sale buy(Receipt receipt) {
        Facts facts = facts();
        long decisionId = nextId;
        Changes changes = done(new Command.Purchase(receipt));
        return new Sale(decisionId, plan, facts, receipt, List.of(), changes.points(), 0);
    }

    /** Refunds part of line 1; the sale as it is afterwards. */
    public Sale refund(Sale sale, long amountFen) {
        return refund(sale, List.of(new LineAmount(1, amountFen)));
    }

    public Sale refund(Sale sale, List<LineAmount> lines) {
        Changes changes = done(new Command.Refund(sale, lines));
        List<LineAmount> refunded = new ArrayList<>(sale.refunded());
        refunded.addAll(lines);
        return new Sale(sale.decisionId(), sale.plan(), sale.facts(), sale.receipt(), refunded, sale.grantedPoints(),
                sale.clawedBackPoints() - changes.points());
    }

    public long spendable() {
        return member.balance().spendable();
    }

    public long debt() {
        return member.balance().debt();
    }
}
