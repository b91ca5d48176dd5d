package io.huiji.server.desk.batch;

import io.huiji.server.desk.model.DecisionRow;
import io.huiji.server.ledger.Booking;
import io.huiji.server.member.NewMerge;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.RefundTaken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a batch decided, to be written. */
final class Decided {

    final List<DecisionRow> decisions = new ArrayList<>();
    final List<Booking> bookings = new ArrayList<>();
    final List<Outcome> outcomes = new ArrayList<>();
    /** Orders whose key must be forgotten: they did not come to a decision. */
    final List<Claims.Fresh> undecided = new ArrayList<>();
    /** Orders whose number is free again: they were refused and changed nothing. */
    final List<Claims.Fresh> refused = new ArrayList<>();
    final Set<ReceiptNumber> refundedSales = new HashSet<>();
    final List<RefundTaken> refundAmounts = new ArrayList<>();
    /** Receipts without a member that now have one. */
    final List<LateCredit> lateCredits = new ArrayList<>();
    /** Decisions booked later than the clock, because the member's last booking was. */
    final List<Rebooked> rebooked = new ArrayList<>();
    final List<NewMerge> merged = new ArrayList<>();
    final List<Pairs.Unmerged> unmerged = new ArrayList<>();
    final SortedMap<String, Long> budgetDraws = new TreeMap<>();

    record LateCredit(ReceiptNumber number, long memberId, long decisionId, Instant bookedAt, long netFen) {}

    record Rebooked(Claims.Fresh fresh, Instant bookedAt) {}
}
