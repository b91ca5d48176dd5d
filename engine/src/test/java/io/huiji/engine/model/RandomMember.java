package io.huiji.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.Members;
import io.huiji.engine.Programmes;
import io.huiji.engine.Whens;
import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Changes.Draw;
import io.huiji.engine.decision.Changes.Movement;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Command.LineAmount;
import io.huiji.engine.decision.Command.RestoredLot;
import io.huiji.engine.decision.Command.Sale;
import io.huiji.engine.decision.Command.TransferIn.Part;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.decision.Decision.Accepted;
import io.huiji.engine.facts.Lot;
import io.huiji.engine.model.SimpleBooks.Taken;
import io.huiji.engine.programme.Programme;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Sends random commands to the engine and to the simple books, and compares after each. One point per yuan, doubled from ¥100. */
final class RandomMember {

    private final Random random;
    private final Members engine;
    private final SimpleBooks books;
    private final int pendingDays;
    private final List<Bought> sales = new ArrayList<>();
    private final List<Spent> spendings = new ArrayList<>();
    private final Map<Long, Lot> everSeen = new HashMap<>();
    private final Map<Account, Long> accounts = new HashMap<>();
    int accepted;

    private static final class Bought {
        Sale sale;
        long leftFen;
        final List<SimpleBooks.Lot> lots;

        Bought(Sale sale, long leftFen, List<SimpleBooks.Lot> lots) {
            this.sale = sale;
            this.leftFen = leftFen;
            this.lots = lots;
        }
    }

    private record Spent(List<Draw> draws, List<Taken> taken) {}

    RandomMember(long seed) {
        random = new Random(seed);
        pendingDays = random.nextInt(3);
        Programmes programmes = Programmes.basic().times("double", "2", Whens.always().minFen(10_000)).months(1).pending(pendingDays);
        programmes.transfer = new Programme.Transfer(true, 500, 1_000, 0);
        int graceDays = random.nextInt(3) * 4;
        programmes.redemption = new Programme.Redemption(1, 15, graceDays);
        books = new SimpleBooks(graceDays);
        engine = Members.of(programmes);
    }

    void step() {
        switch (random.nextInt(12)) {
            case 0, 1 -> engine.now = engine.now.plus(Duration.ofMinutes(random.nextInt(4) == 0 ? random.nextInt(30_000) : random.nextInt(20)));
            case 2, 3 -> buy();
            case 4 -> refund();
            case 5 -> redeem();
            case 6 -> reserve();
            case 7 -> capture();
            case 8 -> voidHold();
            case 9 -> restore();
            case 10 -> adjust();
            default -> transfer();
        }
        compare();
    }

    private long points(long fen) {
        return fen >= 10_000 ? fen * 2 / 100 : fen / 100;
    }

    private void buy() {
        long fen = random.nextInt(20_000);
        if (engine.debt() > 0) {
            books.settle(engine.now);
        }
        Sale sale = engine.buy(fen);
        count();
        assertThat(sale.grantedPoints()).isEqualTo(points(fen));
        List<SimpleBooks.Lot> lots = new ArrayList<>();
        if (sale.grantedPoints() > 0) {
            LocalDate today = LocalDate.ofInstant(engine.now, Members.SHANGHAI);
            Instant activeAt = pendingDays == 0 ? engine.now : today.plusDays(pendingDays).atStartOfDay(Members.SHANGHAI).toInstant();
            lots.add(books.open(engine.now, activeAt, aMonthOn(), sale.grantedPoints(), engine.now));
        }
        sales.add(new Bought(sale, fen, lots));
    }

    private Instant aMonthOn() {
        return LocalDate.ofInstant(engine.now, Members.SHANGHAI).plusMonths(1).atStartOfDay(Members.SHANGHAI).toInstant();
    }

    private void refund() {
        if (sales.isEmpty()) {
            return;
        }
        Bought bought = sales.get(random.nextInt(sales.size()));
        long fen = 1L + random.nextInt(12_000);
        if (fen > bought.leftFen) {
            engine.refused(new Command.Refund(bought.sale, List.of(new LineAmount(1, fen))));
            return;
        }
        books.settle(engine.now);
        bought.leftFen -= fen;
        books.clawBack(bought.lots, bought.sale.grantedPoints() - bought.sale.clawedBackPoints() - points(bought.leftFen));
        bought.sale = engine.refund(bought.sale, fen);
        count();
    }

    private void redeem() {
        long points = 1L + random.nextInt(300);
        Decision decision = engine.send(new Command.Redeem(points));
        if (settledIf(decision, enough(points))) {
            spendings.add(new Spent(draws(Reason.REDEEM), books.take(points)));
        }
    }

    private void reserve() {
        long points = 1L + random.nextInt(200);
        Instant until = engine.now.plus(random.nextInt(3) == 0 ? Duration.ofDays(random.nextInt(40)).plusMinutes(1) : Duration.ofMinutes(15));
        Decision decision = engine.send(new Command.Reserve(points, until));
        if (settledIf(decision, enough(points))) {
            books.hold(points, until);
        }
    }

    private void capture() {
        if (books.holds.isEmpty()) {
            engine.refused(new Command.Capture(1, null));
            return;
        }
        int which = random.nextInt(books.holds.size());
        SimpleBooks.Hold hold = books.holds.get(which);
        long held = hold.taken().stream().mapToLong(Taken::points).sum();
        long points = 1 + random.nextLong(held);
        Decision decision = engine.send(new Command.Capture(engine.member.holds().get(which).id(), points));
        if (settledIf(decision, engine.now.isBefore(hold.until()))) {
            spendings.add(new Spent(draws(Reason.CAPTURE), books.capture(hold, points, engine.now)));
        }
    }

    private void voidHold() {
        if (books.holds.isEmpty()) {
            return;
        }
        int which = random.nextInt(books.holds.size());
        SimpleBooks.Hold hold = books.holds.get(which);
        Decision decision = engine.send(new Command.VoidHold(engine.member.holds().get(which).id()));
        if (settledIf(decision, engine.now.isBefore(hold.until()))) {
            books.release(hold, engine.now);
        }
    }

    private void restore() {
        if (spendings.isEmpty()) {
            return;
        }
        Spent spent = spendings.remove(random.nextInt(spendings.size()));
        List<RestoredLot> lots = new ArrayList<>();
        for (Draw draw : spent.draws()) {
            long points = -(draw.remainingDelta() + draw.heldDelta());
            if (points > 0) {
                lots.add(new RestoredLot(asItIs(draw.lotId()), points));
            }
        }
        assertThat(settledIf(engine.send(new Command.Restore(1, lots)), true)).isTrue();
        books.give(spent.taken(), engine.now);
        books.repay();
        books.lapse(engine.now);
    }

    private Lot asItIs(long id) {
        for (Lot lot : engine.member.lots()) {
            if (lot.id() == id) {
                return lot;
            }
        }
        Lot old = java.util.Objects.requireNonNull(everSeen.get(id));
        return new Lot(id, old.decisionId(), old.storeId(), old.earnedAt(), old.activeAt(), true, old.expiresAt(), old.amount(), 0, 0);
    }

    private void adjust() {
        long points = random.nextInt(150) - 75L;
        if (points == 0) {
            return;
        }
        Decision decision = engine.send(new Command.Adjust(points, "test"));
        if (settledIf(decision, points > 0 || enough(-points))) {
            if (points > 0) {
                books.open(engine.now, engine.now, aMonthOn(), points, engine.now);
            } else {
                books.take(-points);
            }
        }
    }

    private void transfer() {
        long points = 1L + random.nextInt(200);
        if (random.nextBoolean()) {
            Decision decision = engine.send(new Command.TransferOut(points, 2, 0));
            if (settledIf(decision, enough(points))) {
                books.take(points);
            }
            return;
        }
        Instant earnedAt = engine.now.minus(Duration.ofDays(3));
        Instant expiresAt = engine.now.plus(Duration.ofDays(1 + random.nextInt(30)));
        assertThat(settledIf(engine.send(new Command.TransferIn(2, List.of(new Part(points, earnedAt, expiresAt, 7)))), true)).isTrue();
        books.open(earnedAt, engine.now, expiresAt, points, engine.now);
    }

    private boolean enough(long points) {
        return points <= books.spendableOnceSettled(engine.now);
    }

    /** An accepted command has settled both; a refused one neither. */
    private boolean settledIf(Decision decision, boolean expected) {
        assertThat(decision instanceof Accepted).as("%s", decision).isEqualTo(expected);
        if (expected) {
            books.settle(engine.now);
            count();
        }
        return expected;
    }

    private List<Draw> draws(Reason reason) {
        for (Movement movement : engine.booked.getLast().movements()) {
            if (movement.reason() == reason) {
                return movement.draws();
            }
        }
        throw new AssertionError("no " + reason);
    }

    private void count() {
        accepted++;
        Changes changes = engine.booked.getLast();
        changes.movements().forEach(movement -> movement.postings().forEach(posting -> {
            assertThat(posting.amount()).isPositive();
            accounts.merge(posting.from(), -posting.amount(), Long::sum);
            accounts.merge(posting.to(), posting.amount(), Long::sum);
        }));
    }

    private void compare() {
        engine.member.lots().forEach(lot -> everSeen.put(lot.id(), lot));
        assertThat(engine.spendable()).isEqualTo(books.spendable()).isEqualTo(accounts.getOrDefault(Account.SPENDABLE, 0L)).isNotNegative();
        assertThat(engine.member.balance().pending()).isEqualTo(books.pending()).isEqualTo(accounts.getOrDefault(Account.PENDING, 0L)).isNotNegative();
        assertThat(engine.member.balance().held()).isEqualTo(books.held()).isEqualTo(accounts.getOrDefault(Account.HELD, 0L)).isNotNegative();
        assertThat(engine.debt()).isEqualTo(books.debt).isEqualTo(-accounts.getOrDefault(Account.DEBT, 0L)).isNotNegative();
        assertThat(accounts.values().stream().mapToLong(Long::longValue).sum()).isZero();
        Comparator<Lot> drawOrder = Comparator.comparing((Lot lot) -> java.util.Objects.requireNonNull(lot.expiresAt())).thenComparing(Lot::earnedAt)
                .thenComparing(Lot::id);
        assertThat(engine.member.lots().stream().sorted(drawOrder)
                .map(lot -> lot.expiresAt() + " " + lot.remaining() + " " + lot.held() + " " + lot.activated()).toList()).isEqualTo(books.open());
        assertThat(engine.member.holds()).hasSameSizeAs(books.holds);
    }
}
