package io.huiji.server.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.support.ConfigurableWebBindingInitializer;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestResponseBodyMethodProcessor;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityReturnValueHandler;
import tools.jackson.databind.json.JsonMapper;

/** Puts the edge together. Order of the filters: {@link EdgeFilter}, then {@code access} (order 0), then {@link BodyFilter}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EdgeSettings.class)
class EdgeConfiguration implements WebMvcConfigurer {

    private static final int BODY_ORDER = 100;

    private final JsonMapper json;

    EdgeConfiguration(JsonMapper json) {
        this.json = json;
    }

    @Bean
    FilterRegistrationBean<Filter> edgeFilter(ProblemResolver problems, RequestTimes times) {
        FilterRegistrationBean<Filter> edge = registration(new EdgeFilter(problems, times), Ordered.HIGHEST_PRECEDENCE, "/*");
        edge.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return edge;
    }

    @Bean
    FilterRegistrationBean<Filter> bodyFilter(EdgeSettings settings) {
        return registration(new BodyFilter(settings), BODY_ORDER, "/api/*");
    }

    private static FilterRegistrationBean<Filter> registration(Filter filter, int order, String pattern) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.addUrlPatterns(pattern);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new WriteKeyArgument());
        resolvers.add(new PageQueryArgument());
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        StrictConverters.register(registry, json);
    }

    @Bean
    SmartInitializingSingleton strictBinding(RequestMappingHandlerAdapter adapter) {
        return () -> {
            if (adapter.getWebBindingInitializer() instanceof ConfigurableWebBindingInitializer binding && binding.getConversionService() != null) {
                binding.setConversionService(new StrictConversion(binding.getConversionService()));
            }
        };
    }

    @Bean
    SmartInitializingSingleton plainJson(RequestMappingHandlerAdapter adapter, Soundness soundness) {
        return () -> {
            adapter.setArgumentResolvers(Objects.requireNonNull(adapter.getArgumentResolvers()).stream().map(springs ->
                    springs instanceof RequestResponseBodyMethodProcessor ? new JsonBody(springs, json, soundness) : springs).toList());
            adapter.setReturnValueHandlers(Objects.requireNonNull(adapter.getReturnValueHandlers()).stream().map(springs ->
                    springs instanceof ResponseEntityReturnValueHandler || springs instanceof RequestResponseBodyMethodProcessor
                            ? new JsonAnswer(springs, json) : springs).toList());
        };
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters()).addPathPatterns("/api/**").order(1);
        registry.addInterceptor(new TrainingCheck()).addPathPatterns("/api/**").order(2);
    }
}
