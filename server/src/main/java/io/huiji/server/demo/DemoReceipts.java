package io.huiji.server.demo;

import io.huiji.server.programme.DemoSeed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Two months of receipts that end today: afternoons and weekends are busy. The same seed gives the same receipts of the same days. */
final class DemoReceipts {

    private static final int DAYS = 60;
    private static final long SEED = 20_261_123;
    private static final int[] BUSY_HOURS = {9, 11, 12, 14, 15, 15, 16, 17, 19, 20};

    private final DemoSeed seed;
    private final Random random = new Random(SEED);

    DemoReceipts(DemoSeed seed) {
        this.seed = seed;
    }

    /** Bodies of {@code POST /api/v1/purchases}, oldest first, none later than {@code now}. */
    List<Map<String, Object>> until(Instant now) {
        ZoneId zone = ZoneId.of(seed.stores().getFirst().zone());
        LocalDate today = now.atZone(zone).toLocalDate();
        List<Map<String, Object>> receipts = new ArrayList<>();
        for (LocalDate day = today.minusDays(DAYS); !day.isAfter(today); day = day.plusDays(1)) {
            int customers = 2 + random.nextInt(day.getDayOfWeek().getValue() >= 6 ? 5 : 3);
            for (int i = 0; i < customers; i++) {
                Instant at = day.atTime(LocalTime.of(BUSY_HOURS[random.nextInt(BUSY_HOURS.length)], random.nextInt(60))).atZone(zone).toInstant();
                Map<String, Object> receipt = receipt(day + "-" + i, at);
                if (!at.isAfter(now)) {
                    receipts.add(receipt);
                }
            }
        }
        return receipts;
    }

    private Map<String, Object> receipt(String number, Instant at) {
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put("store", seed.stores().get(random.nextInt(seed.stores().size())).code());
        receipt.put("number", "D" + number);
        receipt.put("channel", List.of("till", "till", "mini_program", "delivery").get(random.nextInt(4)));
        receipt.put("eventAt", at.toString());
        int buyer = random.nextInt(seed.members().size() + 1);
        if (buyer < seed.members().size()) {
            receipt.put("member", Map.of("phone", seed.members().get(buyer).phone()));
        }
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int no = 1; no <= 1 + random.nextInt(3); no++) {
            DemoSeed.Product product = seed.products().get(random.nextInt(seed.products().size()));
            int quantity = 1 + random.nextInt(2);
            lines.add(Map.of("no", no, "product", product.code(), "quantity", quantity, "amountFen", Long.toString(product.priceFen() * quantity)));
        }
        receipt.put("lines", lines);
        return receipt;
    }
}
