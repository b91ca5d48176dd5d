package io.huiji.engine.facts;

/** {@code zone}: IANA zone of the store. */
public record StoreFacts(long id, String code, String zone) {}
