package io.huiji.server.message;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code huiji.message.*}
 *
 * @param outboxKept how long the local outbox keeps a message
 */
@ConfigurationProperties("huiji.message")
public record MessageSettings(@DefaultValue("7d") Duration outboxKept) {}
