package io.huiji.server.store.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.store.Stores;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stores over HTTP and by file. */
class StoreApiIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private Api api;

    @BeforeEach
    void connect() {
        api = Api.operator(SERVER);
    }

    @Test
    void is_made_read_and_changed_and_every_reader_sees_it_at_once() {
        Api.Answer made = api.post("/api/v1/stores", Map.of("code", "SH-01", "name", "淮海路店", "franchise", true));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.at("/zone")).isEqualTo("Asia/Shanghai");
        Stores stores = SERVER.bean(Stores.class);
        assertThat(stores.byCode("SH-01").franchise()).isTrue();
        Api.Answer changed = api.send("PATCH", "/api/v1/stores/SH-01", UUID.randomUUID().toString(), Map.of("zone", "Asia/Urumqi", "active", false));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(stores.byCode("SH-01").zone()).isEqualTo("Asia/Urumqi");
        assertThat(stores.byId(Long.parseLong(made.at("/id"))).active()).isFalse();
        assertThat(api.get("/api/v1/stores/SH-01").at("/name")).isEqualTo("淮海路店");
        assertThat(api.get("/api/v1/stores?limit=1").json().at("/items").size()).isEqualTo(1);
        assertThat(api.post("/api/v1/stores", Map.of("code", "SH-01", "name", "x")).at("/code")).isEqualTo("already_exists");
        assertThat(api.get("/api/v1/stores/nope").at("/code")).isEqualTo("store_unknown");
    }

    @ParameterizedTest
    @CsvSource({"zone,UTC+8,zone", "zone,+08:00,zone", "zone,Mars/Base,zone", "code,'',code", "code,a/b,code", "name,'',name", "colour,red,colour", "active,yes,active"})
    void a_bad_field_is_named(String field, String value, String named) {
        Map<String, Object> body = new HashMap<>(Map.of("code", "BAD", "name", "坏"));
        body.put(field, value);
        Api.Answer refused = api.post("/api/v1/stores", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/errors/0/field")).as(refused.text()).isEqualTo(named);
        assertThat(SERVER.bean(Stores.class).findByCode("BAD")).isEmpty();
    }

    @Test
    void a_file_reports_each_line_and_bad_ones_do_not_stop_the_good() {
        String file = "\uFEFFcode,name,zone,franchise\r\nF1,一店,,false\r\nF2,二店,Moon,false\r\nF3,\"三\n店\",Asia/Tokyo,true\r\n,四店,,\r\nF1,又一店,,\r\nF6,六店,,maybe\r\nF7,七店\r\n";
        Api.Answer dry = send(file, "?dryRun=true");
        assertThat(dry.at("/written")).isEqualTo("false");
        assertThat(SERVER.bean(Stores.class).findByCode("F1")).isEmpty();
        assertThat(send(file, "?allOrNothing=true").at("/written")).isEqualTo("false");
        assertThat(SERVER.bean(Stores.class).findByCode("F1")).isEmpty();
        Api.Answer done = send(file, "");
        assertThat(done.at("/written")).as(done.text()).isEqualTo("true");
        assertThat(done.at("/lines") + " " + done.at("/created") + " " + done.at("/rejected")).isEqualTo("7 2 5");
        assertThat(error(done, 1)).isEqualTo("3 zone unknown_value");
        assertThat(error(done, 3)).isEqualTo("6 code required");
        assertThat(error(done, 4)).isEqualTo("7 code twice_in_file");
        assertThat(error(done, 5)).isEqualTo("8 franchise wrong_type");
        assertThat(error(done, 6)).isEqualTo("9 line columns");
        assertThat(SERVER.bean(Stores.class).byCode("F3").zone()).isEqualTo("Asia/Tokyo");
        Api.Answer again = send("code,name\nF1,一店\nF3,新名\n", "");
        assertThat(again.at("/results/0/result") + " " + again.at("/results/1/result")).isEqualTo("unchanged updated");
        assertThat(SERVER.bean(Stores.class).byCode("F3").franchise()).isTrue();
    }

    @Test
    void a_file_that_is_none_is_refused_whole() {
        assertThat(send("", "").status()).isEqualTo(400);
        assertThat(send("code,colour\n", "").at("/errors/0/code")).isEqualTo("unknown_column");
        assertThat(send("code\nA\n", "").at("/errors/0/code")).isEqualTo("column_missing");
        assertThat(send("code,name\n\"A,b\n", "").at("/errors/0/code")).isEqualTo("not_csv");
        assertThat(api.post("/api/v1/stores/import", Map.of("code", "x")).status()).isEqualTo(415);
    }

    @Test
    void an_export_runs_no_formula() {
        api.post("/api/v1/stores", Map.of("code", "EXP", "name", "=HYPERLINK(\"http://x\")"));
        Api.Answer export = api.get("/api/v1/stores/export.csv");
        assertThat(export.status()).isEqualTo(200);
        assertThat(export.text()).startsWith("\uFEFFcode,name,zone,franchise,active\r\n").contains("EXP,\"'=HYPERLINK(\"\"http://x\"\")\",Asia/Shanghai,false,true\r\n");
    }

    private Api.Answer send(String csv, String query) {
        return api.send(HttpRequest.newBuilder(URI.create(SERVER.baseUrl() + "/api/v1/stores/import" + query)).header("Content-Type", "text/csv")
                .header("Idempotency-Key", UUID.randomUUID().toString()).POST(HttpRequest.BodyPublishers.ofString(csv)));
    }

    private static String error(Api.Answer answer, int index) {
        String result = "/results/" + index;
        return answer.at(result + "/line") + " " + answer.at(result + "/errors/0/field") + " " + answer.at(result + "/errors/0/code");
    }
}
