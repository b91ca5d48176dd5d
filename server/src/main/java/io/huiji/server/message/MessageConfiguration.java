package io.huiji.server.message;

import io.huiji.server.message.store.OutboxSql;
import io.huiji.server.platform.Ids;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The local outbox where no carrier is there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessageSettings.class)
class MessageConfiguration {

    @Bean
    @ConditionalOnMissingBean(MessagePort.class)
    MessagePort localOutbox(OutboxSql outbox, Ids ids, InstantSource clock) {
        return new LocalOutbox(outbox, ids, clock);
    }
}
