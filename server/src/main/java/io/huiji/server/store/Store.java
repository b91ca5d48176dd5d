package io.huiji.server.store;

/**
 * A shop of the chain.
 *
 * @param code how people and files name it; unique
 * @param zone IANA zone; rules about a receipt go by it
 * @param franchise {@code false}: the chain's own
 * @param active {@code false}: takes no new business
 */
public record Store(long id, String code, String name, String zone, boolean franchise, boolean active) {}
