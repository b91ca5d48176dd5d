package io.huiji.server.demo;

import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Puts a {@link DemoClock} before the clock of an installation that is started as a demo, and of no other. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("huiji.demo")
class DemoTime {

    @Bean
    DemoSettings demoSettings(Environment environment) {
        return DemoSettings.of(environment);
    }

    @Bean
    SchedulingConfigurer demoRest(ObjectProvider<TaskScheduler> scheduler, InstantSource clock) {
        return registrar -> registrar.setTaskScheduler(new DemoRest(scheduler.getObject(), (DemoClock) clock));
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
