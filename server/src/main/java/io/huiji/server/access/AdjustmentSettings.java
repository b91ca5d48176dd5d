package io.huiji.server.access;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What somebody may add or take by hand before a second person has to approve. Keys of partners have no such limit; their scope is the limit.
 *
 * @param pointsMax of one adjustment, up or down
 * @param pointsPerDayMax of one person and day, ups and downs added up
 * @param zone of that day
 */
@ConfigurationProperties("huiji.access.adjustments")
public record AdjustmentSettings(
        @DefaultValue("1000") long pointsMax, @DefaultValue("5000") long pointsPerDayMax, @DefaultValue("Asia/Shanghai") ZoneId zone) {}
