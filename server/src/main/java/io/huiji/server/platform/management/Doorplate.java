package io.huiji.server.platform.management;

import io.huiji.server.platform.DataDirectory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says where the server is: to the person who started it, and in {@code <data>/server-address} to the command line beside it. */
@Component
class Doorplate {

    static final String FILE = "server-address";

    private final DataDirectory data;

    Doorplate(DataDirectory data) {
        this.data = data;
    }

    /** Before whatever else is done at the start: the server answers now. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void show(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            String address = "http://127.0.0.1:" + web.getWebServer().getPort();
            data.writePrivate(FILE, address);
            System.out.println("汇积已启动 / Huiji is running: " + address);
        }
    }
}
