package io.huiji.server.access;

/**
 * Where somebody signs in.
 *
 * @param device a token that her browser keeps; made anew where it has none
 */
public record LoginOrigin(String address, String device) {}
