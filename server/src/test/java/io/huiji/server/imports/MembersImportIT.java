package io.huiji.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.Api;
import io.huiji.server.testing.MutableClock;
import io.huiji.server.testing.TestDatabase;
import io.huiji.server.testing.TestServer;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Members by file: every error is told before anything is written, nobody is enrolled twice, and what a record holds stays. */
class MembersImportIT {

    private static final String FILE = """
            手机号,卡号,微信,会员号,姓名,生日,门店编码,入会时间
            13800001001,C-1,,,王小美,2000-02-29,S1,2020-05-01
            138 0000 1002,,,old:2,李雷,1999/1/5,S1,2021-06-01 12:00:00
            ,C-3,,,韩梅梅,,,
            12345,,,,坏电话,,,
            13800001004,,,,坏日子,2001-02-30,,
            13800001005,,,,未来,2099-01-01,没有这店,
            ,,,,谁也不是,,,
            +86 13800001001,,,,重复,,,
            """;

    private TestDatabase database = new TestDatabase();
    private TestServer server = new TestServer();
    private ImportClient client = new ImportClient(server);
    private Api api = new Api("", null);

    @BeforeEach
    void start() {
        database = TestDatabase.open();
        server = TestServer.start(database, MutableClock.atNoonInShanghai());
        client = new ImportClient(server);
        api = Api.operator(server);
        assertThat(api.post("/api/v1/stores", "{\"code\":\"S1\",\"name\":\"一店\"}").status()).isEqualTo(201);
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    private JsonNode run(String text, String options) {
        return client.importMembers(HttpRequest.BodyPublishers.ofString(text), options);
    }

    private String rejected(JsonNode run) {
        return client.text("/api/v1/imports/" + run.get("id").asString() + "/rejected.csv");
    }

    private JsonNode lookup(String member) {
        return api.post("/api/v1/members/lookup?reveal=true", "{\"member\":" + member + "}").json();
    }

    private long count(String table) {
        return server.jdbc().sql("select count(*) from " + table).query(Long.class).single();
    }

    @Test
    void a_dry_run_tells_every_error_and_writes_nothing_and_the_run_does_what_it_said() {
        JsonNode dry = run(FILE, "&dryRun=true");
        assertThat(dry.get("status").asString()).as(dry.toString()).isEqualTo("done");
        assertThat(count("member.member")).isZero();
        assertThat(rejected(dry).lines().skip(1).toList()).containsExactlyInAnyOrder(
                "5,\"手机号\",\"不是手机号\",\"not a mobile number\"", "6,\"生日\",\"不是该格式的日期\",\"not a date in that format\"",
                "7,\"生日\",\"不能晚于今天\",\"must not be after today\"", "8,\"手机号\",\"没有手机号、卡号、微信或会员号\",\"no phone, card, WeChat id or partner's id\"",
                "9,\"手机号\",\"第 2 行已有同一标识\",\"line 2 has the same one\"");

        JsonNode run = run(FILE, "");
        assertThat(ImportClient.figures(run)).containsAllEntriesOf(Map.of("lines", "8", "members_new", "3", "members_completed", "0", "members_unchanged", "0",
                "rejected", "5"));
        Map<String, String> forecast = ImportClient.figures(dry);
        Map<String, String> done = ImportClient.figures(run);
        forecast.remove("seconds");
        done.remove("seconds");
        assertThat(forecast).isEqualTo(done);
        assertThat(rejected(run).lines().sorted()).containsExactlyElementsOf(rejected(dry).lines().sorted().toList());
        JsonNode mei = lookup("{\"phone\":\"13800001001\"}");
        assertThat(mei.path("name").asString()).isEqualTo("王小美");
        assertThat(mei.path("birthday").asString()).isEqualTo("2000-02-29");
        assertThat(mei.path("enrolledAt").asString()).isEqualTo("2020-04-30T16:00:00Z");
        assertThat(mei.path("identities").valueStream().map(one -> one.path("value").asString())).containsExactlyInAnyOrder("13800001001", "C-1");
        assertThat(lookup("{\"card\":\"C-1\"}").path("id").asString()).isEqualTo(mei.path("id").asString());
        assertThat(lookup("{\"partnerId\":\"old:2\"}").path("name").asString()).isEqualTo("李雷");
        assertThat(api.get("/api/v1/members/" + mei.path("id").asString() + "/balance").status()).as("she has an account").isEqualTo(200);
    }

    @Test
    void again_changes_nothing_and_a_later_file_only_completes() {
        run(FILE, "");
        assertThat(ImportClient.figures(run(FILE, ""))).containsAllEntriesOf(Map.of("members_new", "0", "members_unchanged", "3", "rejected", "5"));
        assertThat(count("member.member")).isEqualTo(3);
        String later = """
                phone,card,name,birthday
                13800001002,C-2,另一个名字,1980-01-01
                13800001006,C-3,,
                13800001001,C-2,,
                13800001007,C-7,新人,
                """;
        JsonNode run = run(later, "");
        assertThat(ImportClient.figures(run)).containsAllEntriesOf(Map.of("members_new", "1", "members_completed", "2", "rejected", "1"));
        assertThat(rejected(run)).contains("4,\"card\",");
        JsonNode lei = lookup("{\"card\":\"C-2\"}");
        assertThat(lei.path("name").asString()).isEqualTo("李雷");
        assertThat(lei.path("birthday").asString()).isEqualTo("1999-01-05");
        assertThat(lookup("{\"phone\":\"13800001006\"}").path("name").asString()).isEqualTo("韩梅梅");
        assertThat(api.get("/api/v1/members/" + lei.path("id").asString() + "/history").text()).contains("completed");
    }

    @Test
    void two_people_are_not_made_one_and_who_has_left_stays_away() {
        run(FILE, "");
        server.jdbc().sql("update member.member set status = 'closed' where member_id = (select member_id from member.identity_of where kind = 'partner_id')").update();
        JsonNode run = run("phone,card,partner_id\n13800001001,C-3,\n,,old:2\n13800001009,C-1,\n", "");
        assertThat(ImportClient.figures(run)).containsAllEntriesOf(Map.of("members_new", "0", "members_completed", "0", "rejected", "3"));
        assertThat(rejected(run)).contains("2,\"card\",\"这些标识属于不同的会员\"").contains("3,\"\",\"该会员已注销\"").contains("4,\"phone\",\"该会员已有另一个手机号\"");
    }

    @Test
    void gb18030_tabs_and_a_mapping_of_ones_own() {
        byte[] file = "电话\t称呼\t出生\n13800001008\t赵六\t05.03.1990\n".getBytes(Charset.forName("GB18030"));
        JsonNode run = client.importMembers(HttpRequest.BodyPublishers.ofByteArray(file), ImportClient.mapping("""
                {"source": "old-crm", "phone": "电话", "name": "称呼", "birthday": {"column": "出生", "format": "dd.MM.yyyy"}}"""));
        assertThat(ImportClient.figures(run)).as(run.toString()).containsEntry("members_new", "1");
        assertThat(run.get("kind").asString()).isEqualTo("members");
        assertThat(lookup("{\"phone\":\"13800001008\"}").path("birthday").asString()).isEqualTo("1990-03-05");
        assertThat(api.post("/api/v1/imports/" + run.get("id").asString() + "/undo", "").status()).isEqualTo(409);
    }

    @Test
    void a_receipt_that_waited_for_the_phone_is_credited() {
        assertThat(api.post("/api/v1/purchases", """
                {"store":"S1","number":"W1","channel":"till","eventAt":"2026-01-02T10:00:00+08:00","member":{"phone":"13800001001"},
                 "lines":[{"no":1,"quantity":1,"amountFen":"5000"}]}""").status()).isEqualTo(201);
        run(FILE, "");
        String id = lookup("{\"phone\":\"13800001001\"}").path("id").asString();
        assertThat(api.get("/api/v1/members/" + id + "/balance").text()).contains("\"50\"");
    }

    @Test
    void a_header_or_mapping_that_names_nobody_is_refused() {
        assertThat(run("name,birthday\n王,2000-01-01\n", "").get("failure").get("en").asString()).contains("partner_id");
        assertThat(api.post("/api/v1/imports/members?fileName=x.csv" + ImportClient.mapping("{\"source\": \"x\", \"name\": \"n\"}"), "").status()).isIn(400, 415);
    }
}
