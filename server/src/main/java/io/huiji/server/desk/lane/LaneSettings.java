package io.huiji.server.desk.lane;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param batchMax most orders of a batch
 * @param queueMax most orders that wait in each queue of a lane; a full queue answers 503 {@code overloaded}
 * @param deadline how long an unknown outcome is asked again before 503 {@code outcome_unknown}
 * @param transfersMax most transfers that wait (they run alone)
 */
@ConfigurationProperties("huiji.desk")
public record LaneSettings(
        @DefaultValue("256") int batchMax,
        @DefaultValue("4096") int queueMax,
        @DefaultValue("10s") Duration deadline,
        @DefaultValue("256") int transfersMax) {}
