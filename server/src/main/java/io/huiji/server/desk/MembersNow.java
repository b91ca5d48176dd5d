package io.huiji.server.desk;

import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Hold;
import io.huiji.engine.facts.Lot;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.facts.Standing;
import io.huiji.server.ledger.AccountState;
import io.huiji.server.ledger.Books;
import io.huiji.server.member.MemberProfile;
import io.huiji.server.member.Members;
import io.huiji.server.standing.Standings;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Members as a decision would find them this instant, many at a time; for forecasts. Reads only, locks nothing. */
@Component
public class MembersNow {

    private final Members members;
    private final Books books;
    private final Standings standings;
    private final TransactionTemplate transaction;

    MembersNow(Members members, Books books, Standings standings, TransactionTemplate transaction) {
        this.members = members;
        this.books = books;
        this.standings = standings;
        this.transaction = transaction;
    }

    /** Closed members are left out. For a page of members at a time. @param from the first day that a window can reach */
    public Map<Long, MemberFacts> see(Collection<Long> memberIds, LocalDate from) {
        return Objects.requireNonNull(transaction.execute(status -> read(memberIds, from)));
    }

    private Map<Long, MemberFacts> read(Collection<Long> memberIds, LocalDate from) {
        Map<Long, AccountState> accounts = books.accounts(memberIds);
        Map<Long, MemberProfile> profiles = members.profiles(memberIds);
        Map<Long, Standing> standing = standings.read(memberIds);
        Map<Long, List<DayActivity>> days = standings.days(memberIds, from);
        Map<Long, List<Lot>> lots = books.openLots(memberIds);
        Map<Long, List<Hold>> holds = books.openHolds(memberIds);
        Map<Long, MemberFacts> seen = HashMap.newHashMap(memberIds.size());
        for (long id : memberIds) {
            AccountState account = accounts.get(id);
            MemberProfile profile = profiles.get(id);
            if (account != null && profile != null && profile.status() != MemberProfile.Status.CLOSED) {
                seen.put(id, new MemberFacts(id, profile.status() == MemberProfile.Status.FROZEN, profile.birthdayMonthDay(), profile.enrolledAt(),
                        account.balance(), standing.getOrDefault(id, Standing.NEW), days.getOrDefault(id, List.of()),
                        lots.getOrDefault(id, List.of()), holds.getOrDefault(id, List.of())));
            }
        }
        return seen;
    }
}
