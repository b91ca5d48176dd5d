package io.huiji.bench.purchases;

import io.huiji.bench.load.RequestTemplate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One purchase of three lines inside a request: which bytes vary, and how the next one is written over them. */
final class PurchaseSlots {

    /** Number, member, store, time; then product and amount of each line. */
    static final int COUNT = 4 + 2 * Chain.LINES;

    private static final int MEMBER_WIDTH = 15;
    private static final int AMOUNT_WIDTH = 6;
    private static final int AMOUNT_FEN_MINIMUM = 500;
    private static final int AMOUNT_FEN_LIMIT = 2_500;

    private final Chain chain;
    private final Numbers numbers;
    private final EventTimes times;
    private final List<byte[]> stores = new ArrayList<>();
    private final List<byte[]> products = new ArrayList<>();

    PurchaseSlots(Chain chain, Numbers numbers, EventTimes times) {
        this.chain = chain;
        this.numbers = numbers;
        this.times = times;
        chain.storeCodes().forEach(code -> stores.add(json(code)));
        chain.productCodes().forEach(code -> products.add(json(code)));
    }

    void describe(RequestTemplate.Builder body) {
        body.text("{\"number\":\"R").slot(Numbers.DIGITS).text("\",\"member\":{\"memberId\":").slot(MEMBER_WIDTH)
                .text("},\"store\":").slot(stores.getFirst().length).text(",\"channel\":\"till\",\"eventAt\":").slot(EventTimes.WIDTH).text(",\"lines\":[");
        for (int no = 1; no <= Chain.LINES; no++) {
            body.text((no == 1 ? "" : ",") + "{\"no\":" + no + ",\"product\":").slot(products.getFirst().length)
                    .text(",\"quantity\":1,\"amountFen\":").slot(AMOUNT_WIDTH).text("}");
        }
        body.text("]}");
    }

    /** @param first the purchase's first slot */
    void write(RequestTemplate template, byte[] request, int first, SplittableRandom random) {
        template.digits(request, first, numbers.next());
        template.quoted(request, first + 1, chain.firstMemberId() + random.nextInt(chain.members()));
        template.text(request, first + 2, stores.get(random.nextInt(stores.size())));
        template.text(request, first + 3, times.next(random));
        for (int line = 0; line < Chain.LINES; line++) {
            template.text(request, first + 4 + 2 * line, products.get(random.nextInt(products.size())));
            template.quoted(request, first + 5 + 2 * line, random.nextInt(AMOUNT_FEN_MINIMUM, AMOUNT_FEN_LIMIT));
        }
    }

    private static byte[] json(String code) {
        return ("\"" + code + "\"").getBytes(StandardCharsets.US_ASCII);
    }
}
