package io.huiji.server.listing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code huiji.lists.*}
 *
 * @param exportRowsMax most rows of one exported file
 */
@ConfigurationProperties("huiji.lists")
public record ListingSettings(@DefaultValue("50000") int exportRowsMax) {}
