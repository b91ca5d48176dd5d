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
import io.huiji.server.platform.Query;
import io.huiji.server.platform.RoundTrip;
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
    private final RoundTrip roundTrip;

    MembersNow(Members members, Books books, Standings standings, TransactionTemplate transaction, RoundTrip roundTrip) {
        this.roundTrip = roundTrip;
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
        Query<Map<Long, AccountState>> accounts = books.accounts(memberIds);
        Query<Map<Long, MemberProfile>> profiles = members.profiles(memberIds);
        Query<Map<Long, Standing>> standing = standings.read(memberIds);
        Query<Map<Long, List<DayActivity>>> days = standings.days(memberIds, from);
        Query<Map<Long, List<Lot>>> lots = books.openLots(memberIds);
        Query<Map<Long, List<Hold>>> holds = books.openHolds(memberIds);
        roundTrip.run(List.of(accounts, profiles, standing, days, lots, holds));
        Map<Long, MemberFacts> seen = HashMap.newHashMap(memberIds.size());
        for (long id : memberIds) {
            AccountState account = accounts.result().get(id);
            MemberProfile profile = profiles.result().get(id);
            if (account != null && profile != null && profile.status() != MemberProfile.Status.CLOSED && profile.status() != MemberProfile.Status.MERGED) {
                seen.put(id, new MemberFacts(id, profile.status() == MemberProfile.Status.FROZEN, profile.birthdayMonthDay(), profile.enrolledAt(),
                        account.balance(), standing.result().getOrDefault(id, Standing.NEW), days.result().getOrDefault(id, List.of()),
                        lots.result().getOrDefault(id, List.of()), holds.result().getOrDefault(id, List.of())));
            }
        }
        return seen;
    }
}
