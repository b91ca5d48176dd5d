package io.huiji.server.desk.batch;

import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.facts.Standing;
import io.huiji.server.ledger.AccountState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A member's facts while a batch is being decided: each decision sees what the one before left. */
final class MemberWork {

    final AccountState before;
    final Standing standingBefore;
    final Set<LocalDate> changedDays = new TreeSet<>();
    private final Set<LocalDate> daysBefore = new HashSet<>();
    MemberFacts facts;
    Instant lastBookedAt;
    boolean changed;

    MemberWork(AccountState before, MemberFacts facts) {
        this.before = before;
        this.standingBefore = facts.standing();
        this.facts = facts;
        this.lastBookedAt = before.lastBookedAt();
        facts.days().forEach(day -> daysBefore.add(day.day()));
    }

    /** Whether the database knows that day of hers already. */
    boolean wasThere(LocalDate day) {
        return daysBefore.contains(day);
    }

    /** Facts for a command that looks at no lots; so that what is kept with the decision is what it saw. */
    MemberFacts factsWithoutLots() {
        return withoutLots(facts);
    }

    AccountState after() {
        return new AccountState(facts.id(), facts.balance(), before.version(), lastBookedAt);
    }

    static MemberFacts withoutLots(MemberFacts facts) {
        return new MemberFacts(facts.id(), facts.frozen(), facts.birthdayMonthDay(), facts.enrolledAt(), facts.balance(), facts.standing(),
                facts.days(), List.of(), List.of());
    }
}
