package io.huiji.server.product;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is sold.
 *
 * @param category code of its category; {@code null}: uncategorised
 * @param noted a till named it before anybody wrote it here
 */
public record Product(String code, String name, @Nullable String category, List<String> barcodes, boolean noted) {}
