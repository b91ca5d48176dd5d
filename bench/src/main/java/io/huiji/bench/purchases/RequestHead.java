package io.huiji.bench.purchases;

import io.huiji.bench.load.RequestTemplate;

/** Head of a request: whom it goes to and who asks. Its only slot is the idempotency key. */
public record RequestHead(String host, String key) {

    RequestTemplate.Builder post(String path) {
        return new RequestTemplate.Builder()
                .text("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + key
                        + "\r\nContent-Type: application/json\r\nAccept: application/json\r\nIdempotency-Key: b")
                .slot(Numbers.DIGITS).text("\r\n");
    }
}
