package io.huiji.server.platform;

import java.util.UUID;

/**
 * What makes a write happen once: who asked (the partner, not the API key) with which key, and for what. A controller of a write takes one as an argument.
 *
 * @param claim first 128 bits of SHA-256 over caller and Idempotency-Key
 * @param body first 128 bits of SHA-256 over method, path and body
 */
public record WriteKey(UUID claim, UUID body) {

    /** The same write with content that was not in the body that was hashed: a file that was read while it arrived. */
    public WriteKey with(String content) {
        return new WriteKey(claim, Digests.uuid(body + "\n" + content));
    }

    /** For items of a bulk call and for causes inside the system (an import line, a late receipt). */
    public static WriteKey of(long callerId, String key, String request) {
        return new WriteKey(Digests.uuid(callerId + "\n" + key), Digests.uuid(request));
    }
}
