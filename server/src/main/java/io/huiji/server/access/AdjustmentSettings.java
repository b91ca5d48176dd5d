package io.huiji.server.access;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What somebody may add or take by hand before a second person has to approve. What is more than a key of a partner may is not done: a person has to ask for it.
 *
 * @param pointsMax of one adjustment, up or down
 * @param pointsPerDayMax of one person and day, ups and downs added up
 * @param keyPointsMax of one adjustment by a key
 * @param keyPointsPerDayMax of all keys of one partner and day
 * @param zone of that day
 */
@ConfigurationProperties("huiji.access.adjustments")
public record AdjustmentSettings(
        @DefaultValue("1000") long pointsMax, @DefaultValue("5000") long pointsPerDayMax, @DefaultValue("1000") long keyPointsMax,
        @DefaultValue("5000") long keyPointsPerDayMax, @DefaultValue("Asia/Shanghai") ZoneId zone) {

    /** Of one adjustment of this caller. */
    long pointsMax(Caller caller) {
        return caller.isStaff() ? pointsMax : keyPointsMax;
    }

    /** Of a day of this caller. */
    long pointsPerDayMax(Caller caller) {
        return caller.isStaff() ? pointsPerDayMax : keyPointsPerDayMax;
    }
}
