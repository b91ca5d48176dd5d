package io.huiji.server.desk.web;

import io.huiji.engine.facts.StoreFacts;
import io.huiji.server.access.Caller;
import io.huiji.server.desk.Order.Head;
import io.huiji.server.desk.store.DecisionSql;
import io.huiji.server.member.MemberRef;
import io.huiji.server.member.Members;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.WriteKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who acts for whom, where: the head of an order. */
@Component
class Acting {

    /** A hold may be asked to last this long at most. */
    static final Duration HOLD_MAX = Duration.ofDays(30);

    private final Purchasing purchasing;
    private final Members members;
    private final DecisionSql decisions;
    private final InstantSource clock;

    Acting(Purchasing purchasing, Members members, DecisionSql decisions, InstantSource clock) {
        this.purchasing = purchasing;
        this.members = members;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Where points leave the member. @throws Problem as {@link #earning}, {@code step_up_required} */
    Head spending(String store, MemberRef member, WriteKey key, Caller caller) {
        StoreFacts facts = Purchasing.facts(purchasing.store(store, caller));
        return new Head(key, caller.callerId(), members.resolveForSpending(member, clock.instant(), caller), facts);
    }

    /** @throws Problem {@code store_unknown}, {@code store_not_allowed}, {@code member_unknown}, or what a code or visit refuses */
    Head earning(String store, MemberRef member, WriteKey key, Caller caller) {
        StoreFacts facts = Purchasing.facts(purchasing.store(store, caller));
        return new Head(key, caller.callerId(), members.resolve(member, clock.instant(), caller), facts);
    }

    Head head(String store, long memberId, WriteKey key, Caller caller) {
        return new Head(key, caller.callerId(), memberId, Purchasing.facts(purchasing.store(store, caller)));
    }

    /**
     * What goes on with a redemption or a hold, or undoes it.
     *
     * @param first what it goes on with
     * @throws Problem {@code store_unknown}, {@code store_not_allowed}: also where that was another store's
     */
    Head following(String store, Ref first, WriteKey key, Caller caller) {
        Head head = head(store, first.memberId(), key, caller);
        if (!caller.storeIds().isEmpty()) {
            decisions.read(List.of(first.memberId()), List.of(first.id())).stream().flatMap(row -> Stream.ofNullable(row.storeId())).forEach(caller::requireStore);
        }
        return head;
    }

    /** An order of head office, without a store where none is named. */
    Head office(@Nullable String store, long memberId, WriteKey key, Caller caller) {
        return store == null ? new Head(key, caller.callerId(), memberId, null) : head(store, memberId, key, caller);
    }

    /** @throws Problem when it is past or too far away */
    Instant future(String field, OffsetDateTime time) {
        Instant at = time.toInstant().truncatedTo(ChronoUnit.MILLIS);
        Instant now = clock.instant();
        if (!at.isAfter(now) || at.isAfter(now.plus(HOLD_MAX))) {
            throw Problem.invalid(field, "out_of_range", "须在此刻之后、30 天之内", "Must be later than now and within 30 days");
        }
        return at;
    }
}
