package io.huiji.server.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** One request of each kind that moves value, ready to be sent: whatever it needs beforehand was done. Any two of a kind have the same effect. */
final class UseCases {

    /** A write as it goes over the wire, with its key. */
    record Request(String path, String key, String body) {

        static Request of(String path, String body) {
            return new Request(path, UUID.randomUUID().toString(), body);
        }
    }

    /** Prepares the next request. */
    interface UseCase {
        Request next();
    }

    private static final AtomicInteger PHONES = new AtomicInteger();

    private final Shop shop;
    private final Map<String, UseCase> all = new LinkedHashMap<>();

    UseCases(Shop shop) {
        this.shop = shop;
        all.put("purchase", this::purchase);
        all.put("refund", this::refund);
        all.put("redemption", () -> Request.of("/redemptions", spend(richMember())));
        all.put("reserve", () -> Request.of("/holds", spend(richMember())));
        all.put("capture", () -> Request.of("/holds/" + hold() + "/capture", "{\"store\":\"" + shop.store + "\",\"points\":\"30\"}"));
        all.put("void", () -> Request.of("/holds/" + hold() + "/void", atShop()));
        all.put("restore", () -> Request.of("/redemptions/" + shop.redeem(richMember(), 60).text("decisionId") + "/reversal", atShop()));
        all.put("transfer", this::transfer);
        all.put("adjustment", this::adjustment);
        all.put("activity", this::activity);
        all.put("merge", () -> Request.of("/merges", couple()));
        all.put("unmerge", () -> Request.of("/merges/" + shop.post("/merges", couple()).text("mergeId") + "/undo", "{\"reason\":\"认错了人\"}"));
        all.put("anonymous receipt", this::anonymous);
        all.put("late credit", this::lateCredit);
        all.put("bulk", this::bulk);
        all.put("enrolment", () -> enrolment(phone()));
        all.put("enrolment with a receipt that waits", this::enrolmentAfterReceipt);
    }

    Map<String, UseCase> all() {
        return all;
    }

    private Request purchase() {
        return Request.of("/purchases", shop.receipt(shop.member(), Shop.number(), 12_300, 4_500));
    }

    private Request refund() {
        String sale = Shop.number();
        long member = shop.member();
        shop.buy(member, sale, 10_000);
        shop.redeem(member, 80);
        return Request.of("/refunds", """
                {"store":"%s","receipt":"%s","number":"%s","eventAt":"%s","amountFen":"5000"}""".formatted(shop.store, sale, Shop.number(), shop.now()));
    }

    private Request transfer() {
        return Request.of("/transfers", """
                {"from":{"memberId":"%d"},"to":{"memberId":"%d"},"points":"60","store":"%s"}""".formatted(richMember(), richMember(), shop.store));
    }

    private Request adjustment() {
        return Request.of("/adjustments", """
                {"member":{"memberId":"%d"},"points":"-60","reason":"盘点更正","store":"%s"}""".formatted(richMember(), shop.store));
    }

    private Request activity() {
        return Request.of("/activities", """
                {"member":{"memberId":"%d"},"activity":"class","reference":"A%s","eventAt":"%s","store":"%s"}""".formatted(shop.member(), Shop.number(), shop.now(), shop.store));
    }

    private String couple() {
        return Couple.pair(richMember(), richMember(), ",\"reason\":\"同一人\"");
    }

    private Request anonymous() {
        return Request.of("/purchases", anonymousReceipt(Shop.number()));
    }

    private Request lateCredit() {
        String number = Shop.number();
        shop.post("/purchases", anonymousReceipt(number));
        return Request.of("/late-credits", """
                {"store":"%s","receipt":"%s","member":{"memberId":"%d"}}""".formatted(shop.store, number, shop.member()));
    }

    private Request bulk() {
        long member = shop.member();
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            items.append(i == 0 ? "" : ",").append("{\"purchase\":").append(shop.receipt(member, Shop.number(), 10_000)).append('}');
        }
        return Request.of("/purchases/bulk", "{\"items\":[" + items + "]}");
    }

    private static Request enrolment(String phone) {
        return Request.of("/members", "{\"phone\":\"" + phone + "\"}");
    }

    private Request enrolmentAfterReceipt() {
        String phone = phone();
        Reply kept = shop.post("/purchases", """
                {"store":"%s","number":"%s","channel":"till","eventAt":"%s","member":{"phone":"%s"},"lines":[{"no":1,"quantity":1,"amountFen":"9900"}]}"""
                .formatted(shop.store, Shop.number(), shop.now(), phone));
        if (kept.status() != 201) {
            throw new AssertionError(kept.body());
        }
        return enrolment(phone);
    }

    private static String phone() {
        return "138" + (10_000_000 + PHONES.incrementAndGet());
    }

    /** Has 50 and 50 points, in two lots. */
    private long richMember() {
        long member = shop.member();
        shop.buy(member, Shop.number(), 5_000);
        shop.buy(member, Shop.number(), 5_000);
        return member;
    }

    private String hold() {
        return shop.reserve(richMember(), 60).body().path("hold").path("holdId").asString();
    }

    private String spend(long member) {
        return "{\"store\":\"%s\",\"member\":{\"memberId\":\"%d\"},\"points\":\"60\"}".formatted(shop.store, member);
    }

    private String atShop() {
        return "{\"store\":\"" + shop.store + "\"}";
    }

    private String anonymousReceipt(String number) {
        return """
                {"store":"%s","number":"%s","channel":"till","eventAt":"%s","lines":[{"no":1,"quantity":1,"amountFen":"9900"}]}"""
                .formatted(shop.store, number, shop.now());
    }
}
