package io.huiji.server.platform;

/**
 * What is wrong with one field of a request.
 *
 * @param field path such as {@code lines[0].quantity}
 * @param code stable, e.g. {@code out_of_range}, {@code unknown_field}, {@code required}, {@code wrong_type}, {@code unknown_value}
 */
public record FieldError(String field, String code, String zh, String en) {}
