package io.huiji.server.desk.web;

import io.huiji.engine.decision.Receipt;
import io.huiji.engine.facts.StoreFacts;
import io.huiji.server.access.Caller;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.unassigned.UnassignedReceipts;
import io.huiji.server.member.Members;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.product.Products;
import io.huiji.server.purchase.AmountLimits;
import io.huiji.server.purchase.EventTime;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.store.Store;
import io.huiji.server.store.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From a posted body to an order: the store, the member behind a phone or code, the products' categories. */
@Component
class Purchasing {

    /** EAN-8 to GTIN-14; anything else is a product's own code. */
    private static final int BARCODE_DIGITS_MIN = 8;
    private static final int BARCODE_DIGITS_MAX = 14;

    private final Stores stores;
    private final Members members;
    private final Products products;
    private final InstantSource clock;

    Purchasing(Stores stores, Members members, Products products, InstantSource clock) {
        this.clock = clock;
        this.stores = stores;
        this.members = members;
        this.products = products;
    }

    /** A purchase that belongs to a member, or a receipt that belongs to nobody yet. */
    sealed interface Posted {
        record Of(Order.Purchase order) implements Posted {}

        record Unassigned(UnassignedReceipts.Receipt receipt) implements Posted {}
    }

    /** Products nobody listed yet are noted. */
    Posted posted(PurchaseBody body, WriteKey key, Caller caller) {
        return posted(body, key, caller, products::noteUnknown);
    }

    /** For a quote: nothing is noted. */
    Posted quoted(PurchaseBody body, Caller caller) {
        return posted(body, Replying.NO_KEY, caller, (codes, names) -> { });
    }

    private Posted posted(PurchaseBody body, WriteKey key, Caller caller, BiConsumer<Set<String>, Map<String, String>> unknown) {
        distinctLines(body.lines());
        plausibleTotal(body.lines());
        happened(body.eventAt());
        Store store = store(body.store(), caller);
        ReceiptNumber number = number(store, body.businessDay(), body.eventAt().toInstant().atZone(ZoneId.of(store.zone())).toLocalDate(),
                body.number(), caller);
        Receipt receipt = receipt(body, unknown);
        if (body.member() == null) {
            return new Posted.Unassigned(new UnassignedReceipts.Receipt(number, store.id(), receipt, null));
        }
        try {
            long memberId = members.resolveForEarning(body.member(), clock.instant(), body.capturedInstant(), caller);
            return new Posted.Of(new Order.Purchase(new Order.Head(key, caller.callerId(), memberId, facts(store)), number, receipt, 0, false));
        } catch (Problem problem) {
            String phone = body.member().phone();
            if (problem.code() != ProblemCode.MEMBER_UNKNOWN || phone == null) {
                throw problem;
            }
            return new Posted.Unassigned(new UnassignedReceipts.Receipt(number, store.id(), receipt, phone));
        }
    }

    /** When something happened, as the API's bodies say it. @throws Problem {@code invalid_field}: still to come, or before there were such points */
    Instant happened(OffsetDateTime eventAt) {
        Instant at = eventAt.toInstant();
        return switch (EventTime.of(at, clock.instant())) {
            case PLAUSIBLE -> at;
            case AHEAD -> throw Problem.invalid("eventAt", "out_of_range", "比服务器时间晚一小时以上,请校准收银设备的时钟", "More than an hour ahead of the server: set the till's clock");
            case TOO_EARLY -> throw Problem.invalid("eventAt", "out_of_range", "早于 2000 年,请校准收银设备的时钟", "Before the year 2000: set the till's clock");
        };
    }

    /** @throws Problem {@code store_unknown}, {@code store_not_allowed} */
    Store store(String code, Caller caller) {
        Store store = stores.byCode(code);
        caller.requireStore(store.id());
        return store;
    }

    static ReceiptNumber number(Store store, @Nullable LocalDate businessDay, LocalDate eventDay, String number, Caller caller) {
        return ReceiptNumber.of(caller.numberSpace(), caller.callerId(), store.id(), businessDay == null ? eventDay : businessDay, number);
    }

    static StoreFacts facts(Store store) {
        return new StoreFacts(store.id(), store.code(), store.zone());
    }

    /** The receipt with products behind barcodes and their categories. */
    private Receipt receipt(PurchaseBody body, BiConsumer<Set<String>, Map<String, String>> unknown) {
        Set<String> codes = HashSet.newHashSet(body.lines().size());
        Set<String> barcodes = new HashSet<>();
        for (PurchaseBody.LineBody line : body.lines()) {
            if (line.product() != null) {
                (isBarcode(line.product()) ? barcodes : codes).add(line.product());
            }
        }
        Map<String, String> byBarcode = barcodes.isEmpty() ? Map.of() : products.byBarcodes(barcodes);
        for (String barcode : barcodes) {
            codes.add(byBarcode.getOrDefault(barcode, barcode));
        }
        if (codes.isEmpty()) {
            return body.receipt(Map.of(), Map.of());
        }
        unknown.accept(codes, Map.of());
        return body.receipt(byBarcode, products.categoriesOf(codes));
    }

    private static boolean isBarcode(String code) {
        boolean barcode = code.length() >= BARCODE_DIGITS_MIN && code.length() <= BARCODE_DIGITS_MAX;
        for (int i = 0; barcode && i < code.length(); i++) {
            barcode = code.charAt(i) >= '0' && code.charAt(i) <= '9';
        }
        return barcode;
    }

    private static void plausibleTotal(List<PurchaseBody.LineBody> lines) {
        if (lines.stream().mapToLong(PurchaseBody.LineBody::amountFen).sum() > AmountLimits.RECEIPT_FEN_MAX) {
            throw Problem.invalid("lines", "out_of_range", "整单合计最多 100,000,000.00 元", "All lines together are 100,000,000.00 yuan at most");
        }
    }

    private static void distinctLines(List<PurchaseBody.LineBody> lines) {
        Set<Integer> seen = HashSet.newHashSet(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            if (!seen.add(lines.get(i).no())) {
                throw Problem.invalid("lines[" + i + "].no", "duplicate", "行号重复", "The line number stands twice");
            }
        }
    }
}
