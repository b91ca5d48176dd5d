package io.huiji.server.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.Api;
import io.huiji.server.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The door at the root. What is behind it is tested in a browser. */
class PagesIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Api stranger = new Api(SERVER.baseUrl(), null);

    @Test
    void the_door_leads_to_the_three_pages_and_needs_nothing_from_elsewhere() {
        Api.Answer door = stranger.get("/");
        assertThat(door.status()).isEqualTo(200);
        assertThat(door.header("Content-Type")).startsWith("text/html");
        assertThat(door.text()).contains("href=\"/till/\"", "href=\"/member/\"", "href=\"/console/\"", "收银台", "Till").doesNotContain(" style=").doesNotContain("https://");
        for (String asset : List.of("/door/door.js", "/door/door.css", "/door/icon.svg")) {
            assertThat(stranger.get(asset).status()).as(asset).isEqualTo(200);
        }
    }

    @Test
    void a_page_without_its_slash_leads_to_the_page() {
        for (String page : PagesConfiguration.PAGES) {
            Api.Answer answer = stranger.get("/" + page);
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("Location")).isEqualTo("/" + page + "/");
        }
    }

    @Test
    void pages_may_run_scripts_from_files_only_and_the_api_shows_nothing_at_all() {
        for (String page : List.of("/", "/till/", "/member/", "/console/", "/docs")) {
            assertThat(stranger.get(page).header("Content-Security-Policy")).as(page).contains("script-src 'self';").contains("frame-ancestors 'none'");
        }
        for (String other : List.of("/api/v1/stores", "/tillage", "/openapi.json")) {
            assertThat(stranger.get(other).header("Content-Security-Policy")).as(other).startsWith("default-src 'none'; frame-ancestors").doesNotContain("script-src");
        }
    }
}
