package io.huiji.server.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The audit trail.
 *
 * @param rowsMax lines of one exported file
 */
@ConfigurationProperties("huiji.access.trail")
public record TrailSettings(@DefaultValue("50000") int rowsMax) {}
