package io.huiji.server.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What lies on the counter: one to four lines, by season and by what goes well. */
final class DemoBaskets {

    private static final int LINES_MAX = 4;
    private static final String NOT_EARNING = "gift-card";
    private static final String BAG = "bag-paper";

    private final List<DemoSeed.Product> products;
    private final boolean[] earning;
    private final int[] weightUntil;
    private LocalDate day = LocalDate.MIN;

    DemoBaskets(DemoSeed seed) {
        products = seed.products();
        weightUntil = new int[products.size()];
        earning = new boolean[products.size()];
        for (int i = 0; i < earning.length; i++) {
            earning[i] = !products.get(i).category().equals(NOT_EARNING) && !products.get(i).code().equals(BAG);
        }
    }

    void open(LocalDate today) {
        day = today;
        int sum = 0;
        for (int i = 0; i < weightUntil.length; i++) {
            sum += products.get(i).weight() * DemoSeasons.taste(products.get(i).category(), day);
            weightUntil[i] = sum;
        }
    }

    List<Happening.Line> fill(boolean office, SplittableRandom random) {
        int lines = office ? 2 + random.nextInt(LINES_MAX - 1) : lines(random.nextInt(100));
        int off = random.nextInt(100) < 15 ? 10 : 0;   // a coupon, per cent
        List<Happening.Line> basket = new ArrayList<>(lines);
        boolean[] taken = new boolean[products.size()];
        while (basket.size() < lines) {
            int product = draw(random);
            if (!taken[product]) {
                taken[product] = true;
                int quantity = office ? 2 + random.nextInt(5) : random.nextInt(100) < 12 ? 2 : 1;
                basket.add(new Happening.Line(product, quantity, products.get(product).priceFen() * quantity * (100 - off) / 100));
            }
        }
        return List.copyOf(basket);
    }

    /** Points that it earns at the very least: one a whole yuan, campaigns and tiers only add to it. */
    long pointsAtLeast(Happening.Sale sale) {
        return sale.lines().stream().filter(line -> earning[line.product()]).mapToLong(Happening.Line::amountFen).sum() / 100;
    }

    private static int lines(int percent) {
        return percent < 46 ? 1 : percent < 80 ? 2 : percent < 94 ? 3 : LINES_MAX;
    }

    private int draw(SplittableRandom random) {
        int at = random.nextInt(weightUntil[weightUntil.length - 1]);
        int found = java.util.Arrays.binarySearch(weightUntil, at);
        return found < 0 ? -found - 1 : found + 1;
    }
}
