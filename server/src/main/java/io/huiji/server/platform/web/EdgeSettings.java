package io.huiji.server.platform.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the HTTP edge.
 *
 * @param bodyMax largest body of a request
 * @param strangerBodyMax largest body of a request that is open to strangers, such as a login
 * @param bulkBodyMax largest body of {@code /api/v1/purchases/bulk} and of a small CSV file
 * @param fileMax largest file sent to {@code /api/v1/imports}
 */
@ConfigurationProperties("huiji.edge")
public record EdgeSettings(
        @DefaultValue("1MB") DataSize bodyMax, @DefaultValue("16KB") DataSize strangerBodyMax, @DefaultValue("8MB") DataSize bulkBodyMax, @DefaultValue("2GB") DataSize fileMax) {}
