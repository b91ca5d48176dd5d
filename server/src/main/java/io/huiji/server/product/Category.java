package io.huiji.server.product;

import org.jspecify.annotations.Nullable;

/**
 * A category of products.
 *
 * @param parent code of the category that it belongs to; {@code null}: a root
 */
public record Category(String code, String name, @Nullable String parent) {}
