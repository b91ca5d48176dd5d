package io.huiji.bench.purchases;

import io.huiji.bench.load.RequestTemplate;
import io.huiji.bench.load.Workload;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** {@code POST /api/v1/purchases/bulk}: many purchases a call; done are those that are answered as created. */
public final class BulkPurchases implements Workload {

    private static final int OK = 200;
    private static final byte[] CREATED = "\"status\":201".getBytes(StandardCharsets.US_ASCII);

    private final Numbers numbers;
    private final PurchaseSlots slots;
    private final RequestTemplate template;
    private final int items;

    public BulkPurchases(RequestHead head, Chain chain, Numbers numbers, EventTimes times, int items) {
        this.numbers = numbers;
        this.slots = new PurchaseSlots(chain, numbers, times);
        this.items = items;
        RequestTemplate.Builder body = new RequestTemplate.Builder().text("{\"items\":[");
        for (int i = 0; i < items; i++) {
            body.text(i == 0 ? "{\"purchase\":" : ",{\"purchase\":");
            slots.describe(body);
            body.text("}");
        }
        this.template = head.post("/api/v1/purchases/bulk").build(body.text("]}"));
    }

    @Override
    public byte[] request() {
        return template.copy();
    }

    @Override
    public void next(byte[] request, SplittableRandom random) {
        template.digits(request, 0, numbers.next());
        for (int i = 0; i < items; i++) {
            slots.write(template, request, 1 + i * PurchaseSlots.COUNT, random);
        }
    }

    @Override
    public int done(int status, byte[] body, int length) {
        return status == OK ? count(body, length) : 0;
    }

    @Override
    public int unitsPerRequest() {
        return items;
    }

    private static int count(byte[] body, int length) {
        int found = 0;
        int matched = 0;
        for (int i = 0; i < length; i++) {
            matched = body[i] == CREATED[matched] ? matched + 1 : body[i] == CREATED[0] ? 1 : 0;
            if (matched == CREATED.length) {
                found++;
                matched = 0;
            }
        }
        return found;
    }
}
