package io.huiji.server.member;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param undoWithin how long a merge can be undone */
@ConfigurationProperties("huiji.merge")
public record MergeSettings(@DefaultValue("30d") Duration undoWithin) {

    public MergeSettings {
        if (undoWithin.isNegative()) {
            throw new IllegalArgumentException("huiji.merge.undo-within must not be negative");
        }
    }
}
