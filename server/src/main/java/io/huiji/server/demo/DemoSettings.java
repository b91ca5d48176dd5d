package io.huiji.server.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which chain {@code huiji.demo=true} loads.
 *
 * @param seed the same seed gives on the same day the same chain
 */
@ConfigurationProperties("huiji.demo")
record DemoSettings(@DefaultValue("20261123") long seed, @DefaultValue("chain") DemoSize size) {}
