package io.huiji.server.demo;

import io.huiji.engine.decision.Receipt;
import io.huiji.engine.facts.StoreFacts;
import io.huiji.server.demo.Happening.Sale;
import io.huiji.server.demo.Happening.Spend;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.Order.Head;
import io.huiji.server.desk.StoreReceipts.Anonymous;
import io.huiji.server.desk.WelcomeGift;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.purchase.ReceiptNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Puts what happens into the desk's words. Every order has a key of its own, so that a year that is cut short and begun again happens once. */
final class DemoOrders {

    private static final String TILL = "till";
    /** Ordered ahead, to be fetched within a day. */
    private static final Duration HELD = Duration.ofHours(24);

    private final DemoShops shops;
    private final long[] memberIds;

    /** @param memberIds by index of the person; may grow meanwhile */
    DemoOrders(DemoShops shops, long[] memberIds) {
        this.shops = shops;
        this.memberIds = memberIds;
    }

    Order purchase(Sale sale) {
        ReceiptNumber number = number(sale);
        return new Order.Purchase(head("sale", number.toString(), sale, sale.person()), number, receipt(sale), 0, false);
    }

    Anonymous anonymous(Sale sale) {
        return new Anonymous(number(sale), store(sale.store()).id(), receipt(sale), 0);
    }

    Order lateCredit(Happening.LateCredit late) {
        ReceiptNumber number = number(late.sale());
        return new Order.Purchase(head("late", number.toString(), late.sale(), late.person()), number, receipt(late.sale()), 0, true);
    }

    Order refund(Happening.Refund refund) {
        ReceiptNumber sale = number(refund.sale());
        ReceiptNumber number = new ReceiptNumber(sale.space(), "R" + sale.number());
        return new Order.Refund(head("refund", number.toString(), refund.sale(), refund.sale().person()), sale, number, refund.at(), refund.part(), 0);
    }

    Order spend(Spend spend) {
        Head head = spending("spend", spend);
        return spend.way() == Happening.Way.AT_ONCE ? new Order.Redeem(head, spend.points()) : new Order.Reserve(head, spend.points(), spend.at().plus(HELD).truncatedTo(ChronoUnit.MILLIS));
    }

    Order capture(Spend spend, long holdId) {
        return new Order.Capture(spending("capture", spend), holdId, null);
    }

    /** As {@link WelcomeGift} gives it. */
    Order welcome(DemoPerson person, Instant at) {
        long memberId = memberIds[person.index()];
        String name = "welcome:" + memberId;
        return new Order.Grant(new Head(WriteKey.of(0, name, name), 0, memberId, null), WelcomeGift.ACTIVITY, Long.toString(memberId), at);
    }

    long memberId(int person) {
        return memberIds[person];
    }

    private Head spending(String what, Spend spend) {
        String name = "demo:" + what + ":" + memberIds[spend.person()] + ":" + spend.at();
        return new Head(WriteKey.of(0, name, Integer.toString(spend.points())), cashier(spend.store(), spend.at()), memberIds[spend.person()], store(spend.store()));
    }

    private Head head(String what, String number, Sale sale, int person) {
        long caller = sale.channel().equals(TILL) ? cashier(sale.store(), sale.at()) : 0;
        return new Head(WriteKey.of(0, "demo:" + what + ":" + number, Long.toString(sale.totalFen())), caller, memberIds[person], store(sale.store()));
    }

    /** They take turns. */
    private long cashier(int store, Instant at) {
        List<Long> cashiers = shops.cashiers().get(store);
        return cashiers.get((int) Math.floorMod(at.getEpochSecond() / (6 * 60 * 60), (long) cashiers.size()));
    }

    private ReceiptNumber number(Sale sale) {
        return new ReceiptNumber("store:" + store(sale.store()).id(), sale.number());
    }

    StoreFacts store(int index) {
        return shops.stores().get(index);
    }

    private Receipt receipt(Sale sale) {
        List<Receipt.Line> lines = new ArrayList<>(sale.lines().size());
        for (Happening.Line line : sale.lines()) {
            String code = shops.seed().products().get(line.product()).code();
            lines.add(new Receipt.Line(lines.size() + 1, code, shops.categories().getOrDefault(code, List.of()), line.quantity(), line.amountFen()));
        }
        return new Receipt(sale.at(), sale.channel(), lines);
    }
}
