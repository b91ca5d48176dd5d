package io.huiji.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Role;
import io.huiji.server.access.Scope;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.BooksAgree;
import io.huiji.server.testing.Browser;
import io.huiji.server.testing.MutableClock;
import io.huiji.server.testing.PartnerKeys;
import io.huiji.server.testing.People;
import io.huiji.server.testing.TestDatabase;
import io.huiji.server.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Old balances and printed cards by file: every error and the sum before anything is written, once for ever, taken back by id, and the books agree. */
@Tag("N3")
class BalancesImportIT {

    private static final String GOOD = """
            卡号,手机号,会员号,姓名,积分,有效期至,门店编码,备注
            K-1001,13800001001,,王小美,120,2026-12-31,S1,旧卡
            K-1001,13800001001,,王小美,80,2027-06-30,S1,
            K-1002,,,,50,,,
            ,,old:3,李雷,0,,,
            K-9001,,,,,,,
            K-9002,,,,0,,,
            """;

    private static final String BAD = GOOD + """
            K-2001,,,,-5,,,
            K-2002,,,,1.5,,,
            K-2003,,,,很多,,,
            K-2004,,,,1000000001,,,
            K-2005,,,,99999999999999999999,,,
            K-2006,,,,10,2025-12-31,,
            K-2007,,,,10,2026-02-30,,
            K-2008,,,,10,,没有这店,
            ,12345,,,10,,,
            ,,,谁也不是,10,,,
            K-1001,13800001001,,,7,2026-12-31,,
            K-1001,,,,7,,,
            K-9001,,,,5,,,
            """;

    private TestDatabase database = new TestDatabase();
    private TestServer server = new TestServer();
    private ImportClient client = new ImportClient(server);
    private Api api = new Api("", null);

    @BeforeEach
    void start() {
        database = TestDatabase.open();
        server = TestServer.start(database, MutableClock.atNoonInShanghai(), "--huiji.jobs.enabled=false");
        client = new ImportClient(server);
        api = Api.operator(server);
        assertThat(api.post("/api/v1/stores", "{\"code\":\"S1\",\"name\":\"一店\"}").status()).isEqualTo(201);
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    private long count(String table) {
        return server.jdbc().sql("select count(*) from " + table).query(Long.class).single();
    }

    private String member(String ref) {
        return api.post("/api/v1/members/lookup", "{\"member\":" + ref + "}").at("/id");
    }

    private String spendable(String memberId) {
        return api.get("/api/v1/members/" + memberId + "/balance").at("/spendable");
    }

    private List<String> errors(JsonNode run) {
        return client.get("/api/v1/imports/" + run.get("id").asString() + "/rejected?limit=100").get("items").valueStream()
                .map(one -> one.get("line").asString() + " " + one.get("field").asString() + " " + one.get("zh").asString()).sorted().toList();
    }

    @Test
    void a_preview_names_every_error_and_the_sum_and_writes_nothing() {
        JsonNode dry = client.importBalances(BAD, "&dryRun=true");
        assertThat(dry.get("status").asString()).as(dry.toString()).isEqualTo("done");
        assertThat(errors(dry)).containsExactlyInAnyOrder(
                "8 积分 不能为负数", "9 积分 不是整数", "10 积分 不是整数", "11 积分 超过 10 亿分", "12 积分 超过 10 亿分", "13 有效期至 已过有效期",
                "14 有效期至 不是该格式的日期", "15 门店编码 没有这个门店", "16 手机号 不是手机号", "17 手机号 没有手机号、卡号、微信或会员号",
                "18 积分 第 2 行已有同一会员、同一有效期的余额", "19 卡号 第 2 行已有同一标识", "20 卡号 第 6 行已有同一标识");
        assertThat(ImportClient.figures(dry)).containsAllEntriesOf(Map.of("lines", "19", "balances", "3", "points", "250", "members_new", "3", "cards_blank", "2",
                "rejected", "13", "already_there", "0"));
        for (String table : List.of("member.member", "ledger.journal", "desk.decision", "imports.balance", "imports.blank_card")) {
            assertThat(count(table)).as(table).isZero();
        }
        Map<String, String> forecast = ImportClient.figures(dry);
        Map<String, String> done = ImportClient.figures(client.importBalances(BAD, ""));
        forecast.remove("seconds");
        done.remove("seconds");
        assertThat(done).isEqualTo(forecast);
    }

    @Test
    void balances_are_granted_once_explained_and_keep_their_end() {
        JsonNode run = client.importBalances(GOOD, "");
        assertThat(ImportClient.figures(run)).as(run.toString()).containsAllEntriesOf(Map.of("balances", "3", "points", "250", "rejected", "0"));
        String mei = member("{\"phone\":\"13800001001\"}");
        assertThat(mei).isEqualTo(member("{\"card\":\"K-1001\"}"));
        assertThat(spendable(mei)).isEqualTo("200");
        String entries = api.get("/api/v1/members/" + mei + "/entries").text();
        assertThat(entries).contains("老系统余额导入:120分(旧卡)。".replace(":", "\uFF1A").replace("(", "\uFF08").replace(")", "\uFF09")).contains("\"store\":\"S1\"")
                .contains("Balance brought over from the old system: 80 points.");
        assertThat(api.get("/api/v1/members/" + mei + "/lots").text()).contains("2026-12-31T16:00:00Z").contains("2027-06-30T16:00:00Z");
        assertThat(spendable(member("{\"card\":\"K-1002\"}"))).isEqualTo("50");
        assertThat(spendable(member("{\"partnerId\":\"old:3\"}"))).isEqualTo("0");
        assertThat(api.post("/api/v1/members/lookup", "{\"member\":{\"card\":\"K-9001\"}}").status()).as("nobody has it yet").isEqualTo(404);

        JsonNode again = client.importBalances(GOOD, "");
        assertThat(ImportClient.figures(again)).containsAllEntriesOf(Map.of("balances", "0", "points", "0", "already_there", "5", "members_new", "0", "cards_blank", "0",
                "rejected", "0"));
        assertThat(spendable(mei)).isEqualTo("200");
        JsonNode other = client.importBalances(GOOD.replace(",120,", ",121,"), "");
        assertThat(errors(other)).containsExactly("2 积分 该会员此有效期的余额已按另一数目导入;请先撤销那次导入");
        booksAgree();
    }

    @Test
    void a_blank_card_is_bound_at_the_till_and_then_comes_no_more() {
        client.importBalances(GOOD, "");
        String lei = member("{\"partnerId\":\"old:3\"}");
        assertThat(api.post("/api/v1/members/" + lei + "/identities", Map.of("kind", "card", "value", "K-9001")).status()).isEqualTo(200);
        assertThat(member("{\"card\":\"K-9001\"}")).isEqualTo(lei);
        assertThat(ImportClient.figures(client.importBalances(GOOD, ""))).containsAllEntriesOf(Map.of("already_there", "5", "rejected", "0"));
    }

    @Test
    void an_import_is_taken_back_with_what_was_spent_owed_and_may_come_again() {
        JsonNode run = client.importBalances(GOOD, "");
        String id = run.get("id").asString();
        String mei = member("{\"phone\":\"13800001001\"}");
        assertThat(api.post("/api/v1/redemptions", Map.of("store", "S1", "member", Map.of("memberId", mei), "points", "30")).status()).isEqualTo(200);
        JsonNode preview = client.get("/api/v1/imports/" + id + "/undo");
        assertThat(preview.get("points").asString()).isEqualTo("250");
        assertThat(preview.get("debtPoints").asString()).isEqualTo("30");
        assertThat(preview.get("balances").asString() + preview.get("members").asString() + preview.get("blankCards").asString()).isEqualTo("322");
        JsonNode undone = client.undo(id);
        assertThat(undone.get("status").asString()).as(undone.toString()).isEqualTo("undone");
        assertThat(ImportClient.figures(undone)).containsAllEntriesOf(Map.of("undone_balances", "3", "undone_points", "250", "undone_cards", "2", "undo_left", "0"));
        assertThat(spendable(mei)).isEqualTo("0");
        assertThat(server.jdbc().sql("select sum(debt) from ledger.account").query(Long.class).single()).isEqualTo(30);
        booksAgree();
        assertThat(ImportClient.figures(client.importBalances(GOOD, ""))).containsAllEntriesOf(Map.of("balances", "3", "points", "250", "cards_blank", "2"));
        assertThat(spendable(mei)).isEqualTo("170");
        assertThat(api.post("/api/v1/imports/" + id + "/undo", "").status()).isEqualTo(409);
        booksAgree();
    }

    @Test
    void cut_short_between_the_books_and_our_note_nothing_is_granted_twice_and_all_is_taken_back() {
        String id = client.importBalances(GOOD, "").get("id").asString();
        String mei = member("{\"phone\":\"13800001001\"}");
        server.jdbc().sql("update imports.balance set decision_id = null").update();
        assertThat(ImportClient.figures(client.importBalances(GOOD, ""))).containsEntry("rejected", "0");
        assertThat(spendable(mei)).isEqualTo("200");
        server.jdbc().sql("update imports.balance set decision_id = null").update();
        assertThat(ImportClient.figures(client.undo(id))).containsAllEntriesOf(Map.of("undone_points", "250", "undo_left", "0"));
        assertThat(spendable(mei)).isEqualTo("0");
        booksAgree();
    }

    @Test
    void what_is_over_lapses_with_its_last_day() {
        client.importBalances("卡号,积分,有效期至\nK-1,10,2026-01-31\n", "");
        String member = member("{\"card\":\"K-1\"}");
        server.clock().set(java.time.Instant.parse("2026-01-31T15:59:00Z"));
        api.post("/api/v1/jobs/sweep", "");
        assertThat(spendable(member)).isEqualTo("10");
        server.clock().advance(Duration.ofMinutes(2));
        api.post("/api/v1/jobs/sweep", "");
        assertThat(spendable(member)).isEqualTo("0");
        booksAgree();
    }

    @Test
    @Tag("O6")
    void above_her_limit_a_second_person_approves_and_nothing_is_written_before() {
        People people = new People(server);
        Browser maker = people.signIn(Role.ADMINISTRATOR).browser();
        String file = "卡号,积分\nK-1,600\nK-2,600\n";
        Answer asked = upload(maker, "/api/v1/imports/balances?fileName=old.csv", file);
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        String id = asked.at("/id");
        await(id, "held");
        assertThat(count("member.member")).isZero();
        Answer inbox = maker.get("/api/v1/approvals?status=open");
        assertThat(inbox.at("/items/0/kind")).isEqualTo("balances");
        assertThat(inbox.at("/items/0/points")).isEqualTo("1200");
        assertThat(inbox.at("/items/0/reason")).contains("2 笔").contains("old.csv");
        String approval = inbox.at("/items/0/id");
        assertThat(maker.post("/api/v1/approvals/" + approval + "/approve", "{\"reason\":\"自己批\"}").at("/code")).isEqualTo("same_person");
        Browser finance = people.signIn(Role.FINANCE).browser();
        Answer approved = finance.post("/api/v1/approvals/" + approval + "/approve", "{\"reason\":\"核对无误\"}");
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        assertThat(approved.at("/status")).isEqualTo("done");
        await(id, "done");
        assertThat(spendable(member("{\"card\":\"K-1\"}"))).isEqualTo("600");
        assertThat(finance.post("/api/v1/approvals/" + approval + "/approve", "{\"reason\":\"再批一次\"}").status()).isEqualTo(200);

        String second = upload(maker, "/api/v1/imports/balances?fileName=more.csv", "卡号,积分\nK-3,5000\n").at("/id");
        await(second, "held");
        String other = finance.get("/api/v1/approvals?status=open").at("/items/0/id");
        assertThat(finance.post("/api/v1/approvals/" + other + "/reject", "{\"reason\":\"数目不对\"}").status()).isEqualTo(200);
        await(second, "failed");
        assertThat(count("imports.balance")).isEqualTo(2);
        booksAgree();
    }

    @Test
    @Tag("O6")
    void what_is_more_than_a_key_may_adjust_needs_a_person_and_the_machine_itself_does_not() {
        Api key = api.as(PartnerKeys.of(server, Scope.IMPORTS_WRITE));
        String within = upload(key, "卡号,积分\nK-1,600\n").at("/id");
        await(within, "done");
        assertThat(key.get("/api/v1/imports/" + within).at("/askedBy")).isEqualTo("another");
        Answer above = upload(key, "卡号,积分\nK-2,600\nK-3,600\n");
        assertThat(above.status()).as(above.text()).isEqualTo(201);
        await(above.at("/id"), "failed");
        Answer failed = key.get("/api/v1/imports/" + above.at("/id"));
        assertThat(failed.at("/failure/code")).as(failed.text()).isEqualTo("person_needed");
        assertThat(failed.at("/failure/zh")).contains("1200", "1000", "没有写入", "请由员工", "复核");
        assertThat(failed.at("/failure/en")).contains("1200", "nothing was written", "Let a person import this file");
        assertThat(count("imports.balance")).isEqualTo(1);
        assertThat(count("member.member")).isEqualTo(1);
        assertThat(api.get("/api/v1/approvals").at("/items/0/id")).as("nobody can approve her own key's wish").isEmpty();
        for (int i = 4; i < 8; i++) {
            await(upload(key, "卡号,积分\nK-" + i + ",1000\n").at("/id"), "done");
        }
        await(upload(key, "卡号,积分\nK-8,1000\n").at("/id"), "failed");
        assertThat(client.importBalances("卡号,积分\nK-9,100000\n", "").get("status").asString()).as("whoever sits at the machine").isEqualTo("done");
        booksAgree();
    }

    @Test
    void a_header_is_guessed_and_one_without_points_is_refused() {
        assertThat(client.importBalances("卡号,姓名\nK-1,王\n", "").get("failure").get("zh").asString()).contains("积分");
        assertThat(look("卡号,积分\n")).isEqualTo("balances card:卡号 points:积分");
        assertThat(look("手机号,姓名\n")).isEqualTo("members phone:手机号 name:姓名");
        assertThat(look("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n")).startsWith("receipts receipt:InvoiceNo");
        assertThat(look("甲,乙\n")).isEqualTo("");
    }

    private Answer upload(Api key, String file) {
        return key.send(HttpRequest.newBuilder(URI.create(server.baseUrl() + "/api/v1/imports/balances?fileName=old.csv"))
                .header("Content-Type", "application/octet-stream").header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(file)));
    }

    private static Answer upload(Browser browser, String path, String file) {
        return browser.send(browser.request("POST", path, UUID.randomUUID().toString(), file).setHeader("Content-Type", "application/octet-stream"));
    }

    /** By the tables, and as the audit derives them again. */
    private void booksAgree() {
        BooksAgree.check(server.jdbc(), "old balances");
        String audit = api.post("/api/v1/audits", "").at("/id");
        for (int i = 0; i < 400 && api.get("/api/v1/audits/" + audit).at("/status").equals("running"); i++) {
            ImportClient.pause(50);
        }
        Answer done = api.get("/api/v1/audits/" + audit);
        assertThat(done.at("/status") + done.at("/differences")).as(done.text()).isEqualTo("done0");
    }

    private String look(String text) {
        JsonNode look = client.post("/api/v1/imports/look", text);
        return (look.get("kind").isNull() ? "" : look.get("kind").asString() + " ")
                + String.join(" ", look.get("columns").valueStream().map(one -> one.get("meaning").asString() + ":" + one.get("column").asString()).toList());
    }

    private void await(String id, String status) {
        for (int i = 0; i < 400; i++) {
            JsonNode run = client.get("/api/v1/imports/" + id);
            if (run.get("status").asString().equals(status)) {
                return;
            }
            ImportClient.pause(50);
        }
        assertThat(client.get("/api/v1/imports/" + id).get("status").asString()).isEqualTo(status);
    }
}
