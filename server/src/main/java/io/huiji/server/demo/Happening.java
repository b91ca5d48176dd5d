package io.huiji.server.demo;

import io.huiji.server.complaint.Complaint;
import io.huiji.server.desk.Order;
import java.time.Instant;
import java.util.List;

/** Something that happens in the demo chain. People and stores are named by their index. */
sealed interface Happening {

    int NOBODY = -1;

    Instant at();

    /** @param person {@link #NOBODY}: she said no number */
    record Sale(Instant at, int person, int store, String number, String channel, List<Line> lines) implements Happening {

        long totalFen() {
            return lines.stream().mapToLong(Line::amountFen).sum();
        }
    }

    /** @param product index of the product */
    record Line(int product, int quantity, long amountFen) {}

    record Refund(Instant at, Sale sale, Order.Part part) implements Happening {}

    /** She takes something for her points. */
    record Spend(Instant at, int person, int store, int points, Way way) implements Happening {}

    /** At once; held first and taken; held and never fetched. */
    enum Way { AT_ONCE, HELD, FORGOTTEN }

    /** She fetches what was held for her. */
    record Fetch(Instant at, Spend spend) implements Happening {}

    /** A receipt of nobody's that she brings along later. */
    record LateCredit(Instant at, int person, Sale sale) implements Happening {}

    record Complain(Instant at, Sale sale, Complaint.Kind kind, String note) implements Happening {}

    /** What the manager says to it. */
    record Answer(Instant at, Complain complain, String text) implements Happening {}
}
