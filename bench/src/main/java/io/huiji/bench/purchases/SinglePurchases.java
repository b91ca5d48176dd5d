package io.huiji.bench.purchases;

import io.huiji.bench.load.RequestTemplate;
import io.huiji.bench.load.Workload;
import java.util.SplittableRandom;

/** {@code POST /api/v1/purchases}: one purchase a call. */
public final class SinglePurchases implements Workload {

    private static final int CREATED = 201;

    private final Numbers numbers;
    private final PurchaseSlots slots;
    private final RequestTemplate template;

    public SinglePurchases(RequestHead head, Chain chain, Numbers numbers, EventTimes times) {
        this.numbers = numbers;
        this.slots = new PurchaseSlots(chain, numbers, times);
        RequestTemplate.Builder body = new RequestTemplate.Builder();
        slots.describe(body);
        this.template = head.post("/api/v1/purchases").build(body);
    }

    @Override
    public byte[] request() {
        return template.copy();
    }

    @Override
    public void next(byte[] request, SplittableRandom random) {
        template.digits(request, 0, numbers.next());
        slots.write(template, request, 1, random);
    }

    @Override
    public int done(int status, byte[] body, int length) {
        return status == CREATED ? 1 : 0;
    }

    @Override
    public int unitsPerRequest() {
        return 1;
    }
}
