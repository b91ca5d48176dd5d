package io.huiji.server.platform.web;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/** Serves the pages that the build puts below {@code pages/}, and the door at {@code /} that leads to each. Files whose names carry their hash are kept for ever. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration implements WebMvcConfigurer {

    static final List<String> PAGES = List.of("till", "member", "console");

    private static final CacheControl FOR_EVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        for (String page : PAGES) {
            serve(registry, "/" + page + "/assets/**", "classpath:/pages/" + page + "/assets/", FOR_EVER);
            serve(registry, "/" + page + "/**", "classpath:/pages/" + page + "/", CacheControl.noCache());
        }
    }

    private static void serve(ResourceHandlerRegistry registry, String pattern, String location, CacheControl keeping) {
        registry.addResourceHandler(pattern).addResourceLocations(location).setCacheControl(keeping)
                .resourceChain(true).addResolver(new EncodedResourceResolver());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/door/index.html");
        for (String page : PAGES) {
            registry.addRedirectViewController("/" + page, "/" + page + "/");
            registry.addViewController("/" + page + "/").setViewName("forward:/" + page + "/index.html");
        }
    }
}
