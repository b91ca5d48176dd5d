package io.huiji.engine.earn;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.Members;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Command.LineAmount;
import io.huiji.engine.decision.Command.Sale;
import io.huiji.engine.decision.Decision.Accepted;
import io.huiji.engine.decision.Engine;
import io.huiji.engine.decision.Receipt;
import io.huiji.engine.facts.Balance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Any split of any refund, in any order, between other purchases and redemptions, by random programmes. {@code -Dseed=…} for the same again,
 * {@code -Dprogrammes=…} for more of them.
 */
@Tag("I7")
class RefundSplitTests {

    private static final int PROGRAMMES = Integer.getInteger("programmes", 1_500);
    private static final int STEPS = 25;

    /** A sale of the game, and what of each line is left. */
    private static final class Sold {
        Sale sale;
        final long[] left;

        Sold(Sale sale) {
            this.sale = sale;
            this.left = Purchases.amounts(sale.receipt());
        }

        boolean isGone() {
            return Arrays.stream(left).sum() == 0;
        }
    }

    private static void forAll(Consumer<Game> check) {
        long first = Long.getLong("seed", System.nanoTime());
        for (long seed = first; seed < first + PROGRAMMES; seed++) {
            Game game = new Game(seed);
            try {
                check.accept(game);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("again with -Dseed=" + seed + ": " + game.programme, failure);
            }
        }
    }

    private static final class Game {
        final Random random;
        final RandomProgramme programme;
        final Members anna;
        final List<Sold> sales = new ArrayList<>();
        long redeemed;

        Game(long seed) {
            random = new Random(seed);
            programme = new RandomProgramme(random);
            anna = Members.of(programme.programmes);
        }

        void buy() {
            List<Receipt.Line> lines = new ArrayList<>();
            for (int no = 1; no <= 1 + random.nextInt(3); no++) {
                lines.add(Members.line(no, random.nextInt(12_000), random.nextBoolean() ? "tea" : "food"));
            }
            sales.add(new Sold(anna.buy(anna.receipt(lines.toArray(Receipt.Line[]::new)))));
        }

        void redeem() {
            long points = anna.spendable() == 0 ? 0 : 1 + random.nextLong(anna.spendable());
            if (points > 0) {
                anna.done(new Command.Redeem(points));
                redeemed += points;
            }
        }

        /** What a part of the sale, in one refund: of each line nothing, some or all that is left. */
        List<LineAmount> part(Sold sold, boolean all) {
            List<LineAmount> part = new ArrayList<>();
            for (int i = 0; i < sold.left.length; i++) {
                long fen = all || random.nextInt(3) == 0 ? sold.left[i] : random.nextLong(sold.left[i] + 1);
                if (fen > 0) {
                    part.add(new LineAmount(i + 1, fen));
                }
            }
            return part;
        }

        void refund(Sold sold, List<LineAmount> part) {
            if (!part.isEmpty()) {
                sold.sale = anna.refund(sold.sale, part);
                part.forEach(line -> sold.left[line.no() - 1] -= line.amountFen());
            }
        }

        void step() {
            anna.now = anna.now.plus(Duration.ofHours(random.nextInt(10)));
            switch (random.nextInt(5)) {
                case 0, 1 -> buy();
                case 2 -> redeem();
                default -> {
                    if (!sales.isEmpty()) {
                        Sold sold = sales.get(random.nextInt(sales.size()));
                        refund(sold, part(sold, false));
                    }
                }
            }
        }

        void refundAll() {
            while (!sales.stream().allMatch(Sold::isGone)) {
                Sold sold = sales.get(random.nextInt(sales.size()));
                refund(sold, part(sold, random.nextBoolean()));
            }
        }

        /** All that she ever got, less what was taken back. */
        long net() {
            Balance balance = anna.member.balance();
            return balance.spendable() + balance.pending() + balance.held() - balance.debt() + redeemed;
        }
    }

    /** f: what a receipt of what is left would have earned at the time of the sale. */
    private static long rated(Sold sold) {
        List<Receipt.Line> lines = new ArrayList<>();
        for (int i = 0; i < sold.left.length; i++) {
            Receipt.Line line = sold.sale.receipt().lines().get(i);
            lines.add(new Receipt.Line(line.no(), line.product(), line.categories(), line.quantity(), sold.left[i]));
        }
        Receipt receipt = new Receipt(sold.sale.receipt().eventAt(), sold.sale.receipt().channel(), lines);
        return ((Accepted) Engine.decide(sold.sale.plan(), sold.sale.facts(), new Command.Purchase(receipt))).changes().points();
    }

    @Test
    void a_sale_stands_for_what_is_left_of_it_however_it_came_to_that() {
        forAll(game -> {
            if (game.programme.carriesOver() || !game.programme.programmes.giveBackStep) {
                return;
            }
            for (int i = 0; i < STEPS; i++) {
                game.step();
                for (Sold sold : game.sales) {
                    assertThat(sold.sale.grantedPoints() - sold.sale.clawedBackPoints()).isEqualTo(Math.min(sold.sale.grantedPoints(), rated(sold)));
                }
            }
        });
    }

    @Test
    void a_refund_in_parts_takes_what_one_refund_takes() {
        split(game -> { });
    }

    @Test
    @Tag("E2")
    void so_it_does_after_another_purchase() {
        split(Game::buy);
    }

    private static void split(Consumer<Game> since) {
        forAll(game -> {
            for (int i = 0; i < STEPS; i++) {
                game.step();
            }
            Sold sold = new Sold(game.anna.buy(game.anna.receipt(Members.line(1, 9_000, "tea"), Members.line(2, 4_321, "food"), Members.line(3, 10_001, "tea"))));
            since.accept(game);
            Members whole = Members.of(game.programme.programmes);
            whole.now = game.anna.now;
            whole.member = game.anna.member;
            Sale untouched = sold.sale;
            long most = game.net();
            List<LineAmount> part = game.part(sold, false);
            game.random.longs(3, 0, 100).forEach(percent -> refundWithoutGain(game, sold, percentOf(part, percent), most));
            refundWithoutGain(game, sold, rest(part, sold), most);
            if (!part.isEmpty()) {
                whole.refund(untouched, part);
            }
            assertThat(game.anna.member.balance()).isEqualTo(whole.member.balance());
            assertThat(game.anna.member.standing()).isEqualTo(whole.member.standing());
            assertThat(game.anna.member.days()).isEqualTo(whole.member.days());
        });
    }

    private static void refundWithoutGain(Game game, Sold sold, List<LineAmount> part, long most) {
        game.refund(sold, part);
        assertThat(game.net()).isLessThanOrEqualTo(most);
    }

    /** Three times at most 99 % of a third. */
    private static List<LineAmount> percentOf(List<LineAmount> part, long percent) {
        return part.stream().map(line -> new LineAmount(line.no(), line.amountFen() * percent / 300)).filter(line -> line.amountFen() > 0).toList();
    }

    private static List<LineAmount> rest(List<LineAmount> part, Sold sold) {
        long[] amounts = Purchases.amounts(sold.sale.receipt());
        return part.stream().map(line -> new LineAmount(line.no(), line.amountFen() - (amounts[line.no() - 1] - sold.left[line.no() - 1])))
                .filter(line -> line.amountFen() > 0).toList();
    }

    @Test
    void whoever_gives_everything_back_has_gained_and_lost_nothing() {
        forAll(game -> {
            for (int i = 0; i < STEPS; i++) {
                game.step();
                assertThat(game.net()).isNotNegative();
            }
            game.refundAll();
            assertThat(game.net()).isZero();
            assertThat(game.anna.member.standing().lifetimePoints()).isZero();
            assertThat(game.anna.member.standing().lifetimeSpendFen()).isZero();
            assertThat(game.anna.member.standing().carryFen()).isZero();
            if (!game.programme.carriesOver()) {
                game.sales.forEach(sold -> assertThat(sold.sale.clawedBackPoints()).isEqualTo(sold.sale.grantedPoints()));
            }
        });
    }

    @Test
    void no_refund_leaves_more_than_she_had_before_it_whatever_she_bought_since() {
        forAll(game -> {
            for (int i = 0; i < 5; i++) {
                game.buy();
            }
            long most = game.net();
            Sold sold = game.sales.get(game.random.nextInt(5));
            while (!sold.isGone()) {
                refundWithoutGain(game, sold, game.part(sold, false), most);
            }
        });
    }

    @Test
    void no_refund_leaves_more_than_the_purchase_gave() {
        forAll(game -> {
            game.buy();
            long most = game.net();
            while (!game.sales.stream().allMatch(Sold::isGone)) {
                game.refund(game.sales.getFirst(), game.part(game.sales.getFirst(), false));
                assertThat(game.net()).isBetween(0L, most);
            }
        });
    }

    @Test
    @Tag("E2")
    void with_carry_over_and_nothing_else_her_points_are_those_of_her_total_at_every_moment() {
        forAll(game -> {
            if (!game.programme.isPlainCarryOver()) {
                return;
            }
            for (int i = 0; i < STEPS; i++) {
                game.step();
                long totalFen = game.sales.stream().flatMapToLong(sold -> Arrays.stream(sold.left)).sum();
                assertThat(game.net()).isEqualTo(game.programme.points(totalFen));
            }
        });
    }
}
