package io.huiji.server.demo;

import io.huiji.server.complaint.Complaint;
import io.huiji.server.complaint.Complaints;
import io.huiji.server.demo.Happening.Sale;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.WriteKey;
import java.util.function.Supplier;

/** What members complain about and what the store's manager answers; each once. */
final class DemoComplaints {

    private final Complaints complaints;
    private final Once once;
    private final DemoOrders orders;
    private final DemoShops shops;

    DemoComplaints(Complaints complaints, Once once, DemoOrders orders, DemoShops shops) {
        this.complaints = complaints;
        this.once = once;
        this.orders = orders;
        this.shops = shops;
    }

    void make(Happening.Complain complain) {
        Sale sale = complain.sale();
        once("complain", sale, () -> complaints.aboutReceipt(
                orders.memberId(sale.person()), orders.store(sale.store()).id(), sale.number(), complain.kind(), complain.note()));
    }

    void answer(Happening.Answer answer) {
        Sale sale = answer.complain().sale();
        once("answer", sale, () -> {
            Complaint about = complaints.of(orders.memberId(sale.person()), Long.MAX_VALUE, Complaints.OPEN_MAX).stream()
                    .filter(one -> sale.number().equals(one.receipt())).findFirst().orElseThrow();
            return complaints.answer(about, answer.text(), true, shops.managers().get(sale.store()));
        });
    }

    private void once(String what, Sale sale, Supplier<Complaint> write) {
        String name = "demo:" + what + ":" + sale.store() + ":" + sale.number();
        once.run(WriteKey.of(0, name, name), () -> Once.Reply.created(write.get().id()));
    }
}
