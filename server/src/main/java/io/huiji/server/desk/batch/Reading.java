package io.huiji.server.desk.batch;

import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Hold;
import io.huiji.engine.facts.Lot;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.facts.Standing;
import io.huiji.server.ledger.AccountState;
import io.huiji.server.member.MemberProfile;
import io.huiji.server.platform.Query;
import io.huiji.server.platform.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a batch's decisions will look at, as questions that travel together, one a table; afterwards the members' facts that the answers make.
 *
 * @param withLots members whose lots and holds are asked for; where there are none, neither is
 * @param regardless members who were closed or merged and are looked at all the same
 * @param closedToo members who are looked at though they were closed, but not if they were merged
 * @param budgets what is left of the budgets; {@code null}: not asked
 */
record Reading(
        Set<Long> all,
        Set<Long> withLots,
        Set<Long> regardless,
        Set<Long> closedToo,
        Query<Map<Long, AccountState>> accounts,
        Query<Map<Long, MemberProfile>> profiles,
        Query<Map<Long, Standing>> standings,
        Query<Map<Long, List<DayActivity>>> days,
        @Nullable Query<Map<Long, List<Lot>>> lots,
        @Nullable Query<Map<Long, List<Hold>>> holds,
        @Nullable Query<Map<String, Long>> budgets) {

    List<Statement> statements() {
        List<Statement> statements = new ArrayList<>(List.of(accounts, profiles, standings, days));
        if (lots != null) {
            statements.add(lots);
        }
        if (holds != null) {
            statements.add(holds);
        }
        if (budgets != null) {
            statements.add(budgets);
        }
        return statements;
    }

    /** Lots and holds of members who owe. */
    record OfOwing(Query<Map<Long, List<Lot>>> lots, Query<Map<Long, List<Hold>>> holds) {}

    /** Members who owe and whose lots were not asked for. */
    Set<Long> owing() {
        Set<Long> owing = new TreeSet<>();
        accounts.result().forEach((id, account) -> {
            if (account.balance().debt() > 0 && !withLots.contains(id)) {
                owing.add(id);
            }
        });
        return owing;
    }

    /** By id; a member who does not exist, is closed or was merged is absent. */
    Map<Long, MemberWork> works() {
        return works(lots == null ? Map.of() : lots.result(), holds == null ? Map.of() : holds.result());
    }

    Map<Long, MemberWork> works(OfOwing more) {
        Map<Long, List<Lot>> allLots = new HashMap<>(lots == null ? Map.of() : lots.result());
        Map<Long, List<Hold>> allHolds = new HashMap<>(holds == null ? Map.of() : holds.result());
        allLots.putAll(more.lots().result());
        allHolds.putAll(more.holds().result());
        return works(allLots, allHolds);
    }

    private Map<Long, MemberWork> works(Map<Long, List<Lot>> openLots, Map<Long, List<Hold>> openHolds) {
        Map<Long, MemberWork> works = HashMap.newHashMap(all.size());
        for (long id : all) {
            AccountState account = accounts.result().get(id);
            MemberProfile profile = profiles.result().get(id);
            if (account != null && profile != null && isOpen(profile)) {
                MemberFacts facts = new MemberFacts(id, profile.status() == MemberProfile.Status.FROZEN, profile.birthdayMonthDay(),
                        profile.enrolledAt(), account.balance(), standings.result().getOrDefault(id, Standing.NEW),
                        days.result().getOrDefault(id, List.of()), openLots.getOrDefault(id, List.of()), openHolds.getOrDefault(id, List.of()));
                works.put(id, new MemberWork(account, facts));
            }
        }
        return works;
    }

    private boolean isOpen(MemberProfile profile) {
        return switch (profile.status()) {
            case ACTIVE, FROZEN -> true;
            case CLOSED -> regardless.contains(profile.id()) || closedToo.contains(profile.id());
            case MERGED -> regardless.contains(profile.id());
        };
    }

    /** Who answers for those who were merged. */
    Map<Long, Long> mergedInto() {
        Map<Long, Long> into = new HashMap<>();
        profiles.result().forEach((id, profile) -> {
            if (profile.mergedInto() != null) {
                into.put(id, profile.mergedInto());
            }
        });
        return into;
    }

    /** To be lowered as the budgets are drawn. */
    Map<String, Long> budgetLeft() {
        return budgets == null ? new HashMap<>() : budgets.result();
    }
}
