package io.huiji.server.access;

import io.huiji.server.access.store.StaffSql;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** As long as nobody can sign in, each start makes a one-time link for the first administrator and prints it. */
@Component
class FirstLink {

    private static final String RULE = "=".repeat(78);

    private final Links links;
    private final StaffSql staff;
    private final AccessSettings settings;

    FirstLink(Links links, StaffSql staff, AccessSettings settings) {
        this.links = links;
        this.staff = staff;
        this.settings = settings;
    }

    /** To the console and not to the log, which may be kept and shipped. */
    @EventListener
    @SuppressWarnings("SystemOut")
    void print(ApplicationReadyEvent ready) {
        if (!settings.printFirstKey() || staff.anyoneCanSignIn() || !(ready.getApplicationContext() instanceof WebServerApplicationContext web)) {
            return;
        }
        String base = settings.publicUrl().isEmpty() && web.getWebServer() != null ? "http://127.0.0.1:" + web.getWebServer().getPort() : settings.publicUrl();
        System.out.println("\n" + RULE
                + "\n  第一位管理员的一次性链接(72 小时内有效,用后作废;丢失可用 ./huiji staff link 重取)"
                + "\n  One-time link of the first administrator (72 hours; lost? ./huiji staff link)\n"
                + "\n      " + base + links.makeFirst().path() + "\n" + RULE + "\n");
    }
}
