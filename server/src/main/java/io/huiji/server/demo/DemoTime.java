package io.huiji.server.demo;

import java.time.InstantSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts a {@link DemoClock} before the clock of an installation that is started as a demo, and of no other. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("huiji.demo")
class DemoTime {

    @Bean
    DemoSettings demoSettings(Environment environment) {
        return DemoSettings.of(environment);
    }

    @Bean
    static BeanPostProcessor demoClock() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof InstantSource real ? new DemoClock(real) : bean;
            }
        };
    }
}
