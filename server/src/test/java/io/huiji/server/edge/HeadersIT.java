package io.huiji.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Role;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.Browser;
import io.huiji.server.testing.People;
import io.huiji.server.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every answer tells a browser: each page with what it loads, and each operation of {@code /openapi.json}, with and without a session. */
class HeadersIT {

    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(/[^\"?#]+\\.(?:js|css|svg|png|webmanifest))\"");

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false", "--huiji.access.stranger-requests-per-second=10000",
            "--huiji.access.person-requests-per-second=10000", "--huiji.access.failures-per-second=10000");

    private final Api stranger = new Api(SERVER.baseUrl(), null);

    @Test
    void a_page_runs_scripts_from_files_alone_and_is_shown_in_no_frame() {
        List<String> loaded = new ArrayList<>();
        for (String page : List.of("/", "/till/", "/member/", "/console/", "/docs/")) {
            Answer answer = stranger.get(page);
            if (answer.status() == 404) {
                // built without the pages
                continue;
            }
            careful(page, answer);
            String policy = answer.header("Content-Security-Policy");
            assertThat(policy).as(page).contains("script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'").doesNotContain("unsafe-eval");
            assertThat(policy.replace("style-src-attr 'unsafe-inline'", "")).as(page).doesNotContain("unsafe-inline");
            assertThat(answer.text()).as(page).doesNotContainPattern("<script(?![^>]*\\bsrc=)[^>]*>").doesNotContainPattern("\\son[a-z]+=\"").doesNotContain("<style");
            Matcher matcher = LOADED.matcher(answer.text());
            while (matcher.find()) {
                loaded.add(matcher.group(1));
            }
        }
        assertThat(loaded).isNotEmpty();
        loaded.forEach(file -> careful(file, stranger.get(file)));
    }

    @Test
    void every_answer_of_the_api_is_kept_by_nobody_and_is_no_page() {
        Api operator = Api.operator(SERVER);
        operator.post("/api/v1/stores", Map.of("code", "HD", "name", "店"));
        Browser manager = new People(SERVER).signIn(Role.MANAGER, "HD").browser();
        List<String> walked = new ArrayList<>();
        operator.get("/openapi.json").json().path("paths").properties().forEach(path -> {
            if (path.getValue().has("get")) {
                String url = path.getKey().replaceAll("\\{[^}]+}", "1");
                List.of(stranger.get(url), operator.get(url), manager.get(url)).forEach(answer -> ofTheApi(url, answer));
                walked.add(url);
            }
        });
        assertThat(walked).hasSizeGreaterThan(40);
        ofTheApi("login", stranger.post("/api/v1/session", Map.of("username", "nobody", "password", "wrong")));
    }

    private static void ofTheApi(String url, Answer answer) {
        careful(url, answer);
        assertThat(answer.header("Content-Security-Policy")).as(url).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("Cache-Control")).as(url).isEqualTo("no-store");
    }

    private static void careful(String url, Answer answer) {
        assertThat(answer.header("X-Content-Type-Options")).as(url).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).as(url).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).as(url).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy")).as(url).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).as(url).isEqualTo("same-origin");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).as(url).isEmpty();
        assertThat(answer.headers().firstValue("Server")).as(url).isEmpty();
        assertThat(answer.headers().firstValue("X-Powered-By")).as(url).isEmpty();
    }
}
