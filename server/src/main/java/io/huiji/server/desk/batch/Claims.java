package io.huiji.server.desk.batch;

import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.model.DecisionRef;
import io.huiji.server.desk.store.ClaimSql;
import io.huiji.server.desk.store.ClaimSql.NewClaim;
import io.huiji.server.desk.store.ClaimSql.Stored;
import io.huiji.server.platform.Ids;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.Query;
import io.huiji.server.platform.RoundTrip;
import io.huiji.server.platform.Statement;
import io.huiji.server.purchase.ReceiptNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * First step of a batch: who of the tickets is new? Claims idempotency keys, then business numbers, each with one sorted insert.
 * A ticket is then new (it will be decided), a repeat (an earlier decision answers it) or failed (it may be sent again).
 */
@Component
class Claims {

    private final ClaimSql claims;
    private final NumberClaims numbers;
    private final Ids ids;
    private final RoundTrip roundTrip;

    Claims(ClaimSql claims, NumberClaims numbers, Ids ids, RoundTrip roundTrip) {
        this.roundTrip = roundTrip;
        this.claims = claims;
        this.numbers = numbers;
        this.ids = ids;
    }

    /** A ticket that is to be decided. */
    record Fresh(Ticket ticket, long decisionId) {
        Order order() {
            return ticket.order();
        }
    }

    /** A ticket that an earlier decision answers. */
    record Repeat(Ticket ticket, DecisionRef decision) {}

    /** How the tickets of a batch stand. */
    record Result(List<Fresh> fresh, List<Repeat> repeats, List<Outcome> failed) {}

    /** Tickets that are taken to be new; whether they are is known once the statements have run. */
    record Hope(List<Fresh> fresh, Query<Set<UUID>> keys, Query<Set<ReceiptNumber>> numbers) {

        List<Statement> statements() {
            return List.of(keys, numbers);
        }

        boolean isFulfilled() {
            return keys.result().size() == fresh.size() && numbers.result().size() == fresh.size();
        }
    }

    /** Claims keys and numbers of purchases without looking yet at what was free, so that the statements can travel with others. */
    Hope hope(List<Ticket> purchases, Instant now) {
        List<Fresh> fresh = new ArrayList<>(purchases.size());
        for (Ticket ticket : purchases) {
            fresh.add(new Fresh(ticket, ids.next()));
        }
        return new Hope(fresh, claims.insert(sorted(fresh), now), numbers.insert(fresh, now));
    }

    private static List<NewClaim> sorted(Collection<Fresh> fresh) {
        List<NewClaim> sorted = new ArrayList<>(fresh.size());
        for (Fresh one : fresh) {
            sorted.add(new NewClaim(one.order().head().key(), one.order().head().memberId(), one.decisionId()));
        }
        sorted.sort(Comparator.comparing(claim -> claim.key().claim()));
        return sorted;
    }

    Result claim(List<Ticket> tickets, Instant now) {
        Map<UUID, Fresh> asked = new LinkedHashMap<>();
        for (Ticket ticket : tickets) {
            asked.put(ticket.order().head().key().claim(), new Fresh(ticket, ids.next()));
        }
        Set<UUID> free = roundTrip.ask(claims.insert(sorted(asked.values()), now));
        Result result = new Result(new ArrayList<>(tickets.size()), new ArrayList<>(), new ArrayList<>());
        if (free.size() < tickets.size()) {
            answerUsed(asked, free, result);
        }
        for (Fresh fresh : asked.values()) {
            if (free.contains(fresh.order().head().key().claim())) {
                result.fresh().add(fresh);
            }
        }
        numbers.claim(result, now);
        return result;
    }

    private void answerUsed(Map<UUID, Fresh> asked, Set<UUID> free, Result result) {
        Map<UUID, Fresh> used = new LinkedHashMap<>(asked);
        used.keySet().removeAll(free);
        Map<UUID, Stored> stored = claims.read(used.keySet());
        for (Fresh fresh : used.values()) {
            Ticket ticket = fresh.ticket();
            Stored row = stored.get(ticket.order().head().key().claim());
            if (row == null) {
                result.failed().add(failed(ticket, ProblemCode.IN_FLIGHT));
            } else if (row.decision() == null || !row.body().equals(ticket.order().head().key().body())) {
                result.failed().add(failed(ticket, ProblemCode.KEY_REUSED));
            } else {
                result.repeats().add(new Repeat(ticket, row.decision()));
            }
        }
    }

    /** Forgets the keys of tickets that failed after their key was claimed. */
    void forget(List<Fresh> undecided) {
        claims.delete(undecided.stream().map(fresh -> fresh.order().head().key().claim()).toList());
    }

    static Outcome failed(Ticket ticket, ProblemCode code) {
        return new Outcome(ticket, new Answer.Failed(code, Map.of()));
    }
}
