package io.huiji.server.access.web;

import io.huiji.server.access.AccessSettings;
import io.huiji.server.access.AdjustmentSettings;
import io.huiji.server.access.ClientAddress;
import io.huiji.server.access.Keys;
import io.huiji.server.access.LockoutSettings;
import io.huiji.server.access.PasswordSettings;
import io.huiji.server.access.SessionSettings;
import io.huiji.server.access.Trail;
import io.huiji.server.access.TrailSettings;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the check of callers before everything below {@code /api}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccessSettings.class, PasswordSettings.class, SessionSettings.class, LockoutSettings.class,
    TrailSettings.class, AdjustmentSettings.class})
class AccessConfiguration implements WebMvcConfigurer {

    /** Inside the edge's outermost filter, before the body is read. */
    private static final int ORDER = 0;

    private final TrailOfRequests requests;
    private final Trail trail;

    AccessConfiguration(TrailOfRequests requests, Trail trail) {
        this.requests = requests;
        this.trail = trail;
    }

    @Bean
    FilterRegistrationBean<AccessFilter> accessFilter(Keys keys, Cookies cookies, Routes routes, RateLimits limits, ClientAddress addresses,
            AccessSettings settings) {
        var registration = new FilterRegistrationBean<>(new AccessFilter(keys, cookies, routes, limits, addresses, settings, trail));
        registration.setOrder(ORDER);
        registration.addUrlPatterns("/api/*");
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    FilterRegistrationBean<StrictTransport> strictTransport(ClientAddress addresses) {
        var registration = new FilterRegistrationBean<>(new StrictTransport(addresses));
        registration.setOrder(ORDER - 1);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Callers());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(requests).addPathPatterns("/api/**").order(-1);
        registry.addInterceptor(new NeedsCheck()).addPathPatterns("/api/**").order(0);
    }
}
