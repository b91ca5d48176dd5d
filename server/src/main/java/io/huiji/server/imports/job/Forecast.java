package io.huiji.server.imports.job;

import io.huiji.engine.facts.MemberFacts;
import io.huiji.server.desk.Asked;
import io.huiji.server.desk.MembersNow;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.Sales;
import io.huiji.server.imports.model.Reason;
import io.huiji.server.imports.model.Step;
import io.huiji.server.imports.model.Steps;
import io.huiji.server.programme.Budgets;
import io.huiji.server.programme.Programmes;
import io.huiji.server.purchase.Receipts;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What an import would do, nothing written: the same orders, looked up by the same keys and numbers, decided by the same engine on members as they are now
 * (who is nobody yet is new) and on what is left of the budgets.
 */
@Component
class Forecast {

    private static final int PAGE = 1_000;

    private final Receipts receipts;
    private final Asked asked;
    private final Sales sales;
    private final MembersNow membersNow;
    private final Programmes programmes;
    private final Budgets budgets;
    private final InstantSource clock;

    Forecast(Receipts receipts, Asked asked, Sales sales, MembersNow membersNow, Programmes programmes, Budgets budgets, InstantSource clock) {
        this.receipts = receipts;
        this.asked = asked;
        this.sales = sales;
        this.membersNow = membersNow;
        this.programmes = programmes;
        this.budgets = budgets;
        this.clock = clock;
    }

    void run(Resolved resolved, Steps steps, Orders orders, Reporting reporting, Progress progress) {
        programmes.refresh();
        Quoting quoting = new Quoting(programmes, budgets, clock.instant(), members(resolved, steps), refundedLater(steps));
        List<Step> all = steps.all();
        for (int from = 0; from < all.size(); from += PAGE) {
            progress.check();
            List<Step> page = all.subList(from, Math.min(from + PAGE, all.size()));
            Map<Step, Order> asking = new HashMap<>();
            for (Step step : page) {
                Order order = isMember(resolved, step) ? orders.order(step) : null;
                if (order != null) {
                    asking.put(step, order);
                }
            }
            Seen seen = Seen.of(List.copyOf(asking.values()), asked, receipts, sales);
            for (Step step : page) {
                Order order = asking.get(step);
                if (order != null) {
                    quoting.quote(step, order, seen, reporting);
                } else if (!isMember(resolved, step)) {
                    reporting.reject(step, resolved.mapping().member().column(), Reason.NOT_A_MEMBER.zh(), Reason.NOT_A_MEMBER.en());
                }
                progress.step();
            }
        }
    }

    private static Set<Integer> refundedLater(Steps steps) {
        Set<Integer> receipts = new HashSet<>();
        steps.all().stream().filter(Step.Return.class::isInstance).forEach(step -> receipts.add(step.receipt()));
        return receipts;
    }

    private static boolean isMember(Resolved resolved, Step step) {
        return resolved.member(resolved.contents().receipts, step.receipt()) != 0;
    }

    /** Those who are known, by id. */
    private Map<Long, MemberFacts> members(Resolved resolved, Steps steps) {
        if (steps.all().isEmpty()) {
            return new HashMap<>();
        }
        var plan = programmes.inForce(clock.instant());
        LocalDate from = steps.all().stream().map(step -> programmes.reach(step.at(), plan)).min(LocalDate::compareTo).orElseThrow();
        List<Long> ids = new ArrayList<>();
        for (long id : resolved.members()) {
            if (id > 0) {
                ids.add(id);
            }
        }
        Map<Long, MemberFacts> members = new HashMap<>();
        for (int at = 0; at < ids.size(); at += PAGE) {
            members.putAll(membersNow.see(ids.subList(at, Math.min(at + PAGE, ids.size())), from));
        }
        return members;
    }
}
