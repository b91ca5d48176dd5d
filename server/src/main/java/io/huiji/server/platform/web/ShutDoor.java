package io.huiji.server.platform.web;

import java.time.Duration;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.ProtocolHandler;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The first step of an orderly end: nobody new comes in, and whoever keeps a connection is answered once more with {@code Connection: close}. Only then does
 * the graceful shutdown pause the connector, which by itself would cut a connection kept alive right after an answer, under the next request of a till.
 */
@Component
class ShutDoor implements SmartLifecycle {

    /** For those who ask without a rest; a till that is silent for longer finds its connection closed, as after any idle time, and opens another. */
    private static final Duration LAST_ANSWERS = Duration.ofMillis(500);

    private final ApplicationContext context;
    private volatile boolean running;

    ShutDoor(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (context instanceof WebServerApplicationContext web && web.getWebServer() instanceof TomcatWebServer server) {
            for (Connector connector : server.getTomcat().getService().findConnectors()) {
                ProtocolHandler door = connector.getProtocolHandler();
                door.closeServerSocketGraceful();
                door.awaitConnectionsClose(LAST_ANSWERS.toMillis());
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
    }
}
