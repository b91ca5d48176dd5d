package io.huiji.server.access.model;

import io.huiji.server.access.Caller.NumberSpace;
import java.time.Instant;

/** Somebody whose machines call the API: the chain's own tills, a delivery platform, a shop system. Idempotency keys are scoped to it. */
public record Partner(long partnerId, String name, NumberSpace numberSpace, Instant createdAt) {

    /** The partner that is made with the first key. */
    public static final long FIRST_ID = 1;
}
