package io.huiji.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.MutableClock;
import io.huiji.server.testing.TestDatabase;
import io.huiji.server.testing.TestServer;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A small file through the whole server. */
@Tag("H1")
class ImportIT {

    private static final String FILE = """
            小票号,时间,商品编码,商品名称,数量,单价,会员号,门店编码
            1001,2026-01-02 10:00:00,A1,苹果,3,12.50,m1,S1
            1001,2026-01-02 10:00:00,B1,"香蕉
            大",1,8.00,m1,S1
            1002,2026-01-02 11:00:00,A1,苹果,2,12.50,m2,S1
            1003,2026-01-03 09:00:00,A1,苹果,5,12.50,,S1
            1004,2026-01-03 09:30:00,A1,苹果,x,12.50,m1,S1
            2001,2026-01-04 10:00:00,A1,苹果,-2,12.50,m1,S1
            2002,2026-01-04 10:30:00,C9,桃子,-1,5.00,m1,S1
            """;

    private TestDatabase database = new TestDatabase();
    private TestServer server = new TestServer();
    private ImportClient client = new ImportClient(server);

    @BeforeEach
    void start() {
        database = TestDatabase.open();
        server = TestServer.start(database, MutableClock.atNoonInShanghai());
        client = new ImportClient(server);
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void receipts_become_points_and_returns_take_them_back() {
        JsonNode run = client.importText(FILE, "");
        assertThat(run.get("status").asString()).as(run.toString()).isEqualTo("done");
        assertThat(ImportClient.figures(run)).containsAllEntriesOf(Map.of(
                "lines", "7", "receipts", "2", "members", "2", "net_fen", "7050", "points_earned", "70", "returns_matched_lines", "1",
                "returns_unmatched_lines", "1", "points_clawed_back", "25", "rejected", "1", "lines_anonymous", "1"));
        assertThat(BooksOf.in(server).accounts()).containsExactly("20 0 0 0", "25 0 0 0");
        assertThat(client.text("/api/v1/imports/" + run.get("id").asString() + "/rejected.csv"))
                .isEqualTo("\uFEFFline,field,reason_zh,reason\n7,\"数量\",\"不是整数\",\"not a whole number\"\n");
        assertThat(client.text("/api/v1/imports/" + run.get("id").asString() + "/unmatched.csv")).isEqualTo("\uFEFFline,number,product,quantity,found\r\n9,2002,C9,1,0\r\n");
    }

    @Test
    void a_dry_run_says_the_same_and_writes_nothing() {
        Map<String, String> forecast = ImportClient.figures(client.importText(FILE, "&dryRun=true"));
        assertThat(server.jdbc().sql("select count(*) from member.member").query(Long.class).single()).isZero();
        assertThat(server.jdbc().sql("select count(*) from purchase.receipt").query(Long.class).single()).isZero();
        assertThat(server.jdbc().sql("select count(*) from store.store").query(Long.class).single()).isZero();
        Map<String, String> done = ImportClient.figures(client.importText(FILE, ""));
        forecast.remove("seconds");
        done.remove("seconds");
        assertThat(forecast).isEqualTo(done);
        assertThat(ImportClient.figures(client.importText(FILE, "&dryRun=true"))).containsEntry("receipts", "0").containsEntry("already_there", "2");
    }

    @Test
    void a_line_of_next_year_is_rejected_with_its_reason_and_the_others_come_in() {
        JsonNode run = client.importText("""
                小票号,时间,商品编码,商品名称,数量,单价,会员号,门店编码
                1001,2026-01-02 10:00:00,A1,苹果,3,10.00,m1,S1
                1002,2027-01-02 10:00:00,A1,苹果,3,10.00,m1,S1
                1003,1999-12-31 10:00:00,A1,苹果,3,10.00,,S1
                """, "");
        assertThat(run.get("status").asString()).as(run.toString()).isEqualTo("done");
        assertThat(ImportClient.figures(run)).containsAllEntriesOf(Map.of("receipts", "1", "points_earned", "30", "rejected", "2", "lines_anonymous", "0"));
        assertThat(client.text("/api/v1/imports/" + run.get("id").asString() + "/rejected.csv")).contains(
                "3,\"时间\",\"比现在晚一小时以上\",\"more than an hour after now\"\n", "4,\"时间\",\"早于 2000 年\",\"before the year 2000\"\n");
    }

    @Test
    void a_key_stands_for_one_file() {
        HttpResponse<String> first = client.send("key-of-a-file", FILE);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        HttpResponse<String> again = client.send("key-of-a-file", FILE);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        HttpResponse<String> another = client.send("key-of-a-file", FILE.replace("3,12.50,m1", "4,12.50,m1"));
        assertThat(another.statusCode()).isEqualTo(422);
        assertThat(another.body()).contains("\"key_reused\"");
        client.importText(FILE, "");
    }

    @Test
    void an_undone_import_leaves_nothing_and_may_come_again_corrected() {
        JsonNode run = client.importText(FILE, "");
        String id = run.get("id").asString();
        BooksOf books = BooksOf.in(server);
        JsonNode preview = client.get("/api/v1/imports/" + id + "/undo");
        assertThat(preview.get("receipts").asString()).isEqualTo("2");
        assertThat(preview.get("points").asString()).isEqualTo("45");
        assertThat(preview.get("debtPoints").asString()).isEqualTo("0");

        JsonNode undone = client.undo(id);
        assertThat(undone.get("status").asString()).isEqualTo("undone");
        assertThat(ImportClient.figures(undone)).containsEntry("undone_receipts", "2").containsEntry("undone_points", "45");
        assertThat(BooksOf.in(server).points()).isZero();

        JsonNode again = client.importText(FILE, "");
        assertThat(ImportClient.figures(again)).containsAllEntriesOf(Map.of("receipts", "2", "points_clawed_back", "25", "already_there", "0"));
        assertThat(BooksOf.in(server).accounts()).isEqualTo(books.accounts());
        client.undo(again.get("id").asString());
        JsonNode corrected = client.importText(FILE.replace("3,12.50,m1", "3,10.00,m1"), "");
        assertThat(ImportClient.figures(corrected)).containsAllEntriesOf(Map.of("net_fen", "6300", "points_earned", "63", "points_clawed_back", "20"));
    }

    @Test
    void a_sale_without_a_member_is_the_stores_until_the_import_is_undone() {
        JsonNode run = client.importText(FILE, "");
        assertThat(ImportClient.figures(run)).containsEntry("receipts_anonymous", "1").containsEntry("receipts", "2");
        assertThat(server.jdbc().sql("""
                select r.number || ' ' || r.net_fen || ' ' || (r.body -> 'lines' -> 0 ->> 'product') from purchase.receipt r join store.store s on s.id = r.store_id
                 where r.state = 'anonymous' and s.code = 'S1'""").query(String.class).list()).containsExactly("1003 6250 A1");
        assertThat(ImportClient.figures(client.importText(FILE, ""))).containsEntry("receipts_anonymous", "0").containsEntry("already_there", "2");
        assertThat(client.get("/api/v1/imports/" + run.get("id").asString() + "/undo").get("anonymousReceipts").asString()).isEqualTo("1");
        client.undo(run.get("id").asString());
        assertThat(server.jdbc().sql("select count(*) from purchase.receipt where state = 'anonymous'").query(Long.class).single()).isZero();
    }

    @Test
    void a_receipt_with_the_same_number_and_other_content_is_rejected() {
        client.importText(FILE, "");
        BooksOf books = BooksOf.in(server);
        JsonNode run = client.importText(FILE.replace("3,12.50,m1", "4,12.50,m1"), "");
        assertThat(ImportClient.figures(run)).containsEntry("receipts", "0").containsEntry("rejected", "3");
        assertThat(client.text("/api/v1/imports/" + run.get("id").asString() + "/rejected.csv")).contains("2,\"小票号\",\"该小票号已用于内容不同的小票\"");
        assertThat(BooksOf.in(server)).isEqualTo(books);
    }

    @Test
    void a_till_that_posted_the_receipt_before_is_not_credited_twice() {
        client.importText(FILE, "");
        client.importText(FILE.replace("小票号", "Beleg").replace("会员号", "Kunde"), ImportClient.mapping("""
                {"source": "other", "receipt": "Beleg", "time": {"column": "时间", "zone": "Asia/Shanghai"}, "product": "商品编码", "quantity": "数量",
                 "price": {"column": "单价", "unit": "yuan"}, "member": {"column": "Kunde", "kind": "partner_id"}, "store": {"column": "门店编码", "zone": "Asia/Shanghai"}}"""));
        assertThat(BooksOf.in(server).points()).isEqualTo(45);
    }

    @Test
    void a_file_without_the_columns_is_refused_with_their_names() {
        JsonNode run = client.importText("a,b\n1,2\n", "");
        assertThat(run.get("status").asString()).isEqualTo("failed");
        assertThat(run.get("failure").get("en").asString()).contains("InvoiceNo").contains("小票号");
    }

    @Test
    void a_run_that_a_killed_process_left_behind_is_marked_at_the_next_start() {
        JsonNode run = client.importText(FILE, "");
        server.jdbc().sql("update imports.run set status = 'running', finished_at = null").update();
        try (TestServer next = TestServer.start(database, MutableClock.atNoonInShanghai())) {
            assertThat(new ImportClient(next).get("/api/v1/imports/" + run.get("id").asString()).get("status").asString()).isEqualTo("interrupted");
        }
    }
}
