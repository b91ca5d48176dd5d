package io.huiji.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.desk.Shop;
import io.huiji.server.testing.MutableClock;
import io.huiji.server.testing.TestDatabase;
import io.huiji.server.testing.TestServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Returns find the sales that other files and the tills brought, by the same rules as the sales of their own file. */
@Tag("H1")
class ReturnsAcrossFilesIT {

    private static final String HEADER = "小票号,时间,商品编码,商品名称,数量,单价,会员号,门店编码\n";
    private static final String SALES = HEADER + """
            1001,2026-01-02 10:00:00,A1,苹果,3,12.50,m1,S1
            1002,2026-01-02 11:00:00,A1,苹果,2,12.50,m2,S1
            """;
    private static final String RETURNS = HEADER + """
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
    void a_return_takes_back_what_an_earlier_file_sold_and_again_takes_nothing() {
        client.importText(SALES, "");
        Map<String, String> forecast = ImportClient.figures(client.importText(RETURNS, "&dryRun=true"));
        Map<String, String> done = ImportClient.figures(client.importText(RETURNS, ""));
        assertThat(done).containsAllEntriesOf(Map.of("returns_matched_lines", "1", "returns_unmatched_lines", "1", "points_clawed_back", "25", "rejected", "0",
                "members_new", "0"));
        forecast.remove("seconds");
        done.remove("seconds");
        assertThat(forecast).isEqualTo(done);
        BooksOf books = BooksOf.in(server);
        assertThat(books.accounts()).containsExactly("12 0 0 0", "25 0 0 0");

        assertThat(ImportClient.figures(client.importText(RETURNS, ""))).containsAllEntriesOf(Map.of("returns_matched_lines", "0", "points_clawed_back", "0",
                "already_there_return_lines", "2", "rejected", "0"));
        assertThat(BooksOf.in(server)).isEqualTo(books);
    }

    @Test
    void of_two_files_the_latest_sale_before_the_return_is_taken_back_first() {
        client.importText(SALES, "");
        client.importText(HEADER + "1003,2026-01-03 09:00:00,A1,苹果,1,10.00,m1,S1\n1004,2026-01-05 09:00:00,A1,苹果,1,99.00,m1,S1\n", "");
        assertThat(ImportClient.figures(client.importText(RETURNS, ""))).containsEntry("points_clawed_back", "22");
        assertThat(refunded("1003")).isEqualTo(1_000);
        assertThat(refunded("1001")).isEqualTo(1_250);
        assertThat(refunded("1004")).isZero();
    }

    @Test
    void a_return_finds_what_a_till_sold_and_leaves_what_a_till_took_back() {
        Shop shop = new Shop(server, "S1");
        client.importText(HEADER + "1000,2025-12-01 10:00:00,B1,梨,1,1.00,m1,S1\n", "");
        String bought = """
                {"store":"S1","number":"T1","channel":"till","eventAt":"2026-01-02T10:00:00+08:00","member":{"partnerId":"m1"},
                 "lines":[{"no":7,"product":"A1","quantity":3,"amountFen":"3750"}]}""";
        assertThat(shop.post("/purchases", bought).status()).isEqualTo(201);
        assertThat(shop.post("/refunds", """
                {"store":"S1","receipt":"T1","number":"T1-R","eventAt":"2026-01-03T10:00:00+08:00","lines":[{"no":7,"quantity":2}]}""").status()).isEqualTo(200);
        assertThat(ImportClient.figures(client.importText(RETURNS, ""))).containsAllEntriesOf(Map.of(
                "returns_partly_matched_lines", "1", "returns_unmatched_lines", "1", "points_clawed_back", "12"));
        assertThat(refunded("T1")).isEqualTo(3_750);
    }

    @Test
    void when_the_sales_are_undone_and_come_again_the_returns_may_come_again() {
        String id = client.importText(SALES, "").get("id").asString();
        client.importText(RETURNS, "");
        BooksOf books = BooksOf.in(server);
        client.undo(id);
        assertThat(BooksOf.in(server).points()).isZero();
        client.importText(SALES, "");
        assertThat(BooksOf.in(server).points()).isEqualTo(62);
        assertThat(ImportClient.figures(client.importText(RETURNS, ""))).containsAllEntriesOf(Map.of("returns_matched_lines", "1", "points_clawed_back", "25"));
        assertThat(BooksOf.in(server).accounts()).isEqualTo(books.accounts());
    }

    @Test
    void a_dry_run_knows_the_members_and_refuses_what_the_run_would_refuse() {
        client.importText(SALES, "");
        String next = HEADER + """
                1001,2026-01-02 10:00:00,A1,苹果,3,12.50,m1,S1
                1002,2026-01-02 11:00:00,A1,苹果,9,12.50,m2,S1
                1005,2026-01-05 11:00:00,A1,苹果,1,12.50,m1,S1
                1006,2026-01-05 11:00:00,A1,苹果,1,12.50,m2,S1
                1007,2026-01-05 11:00:00,A1,苹果,1,12.50,m3,S1
                """;
        server.jdbc().sql("update member.member set status = 'closed' where member_id = (select member_id from purchase.receipt where number = '1002')").update();
        JsonNode dry = client.importText(next, "&dryRun=true");
        Map<String, String> forecast = ImportClient.figures(dry);
        assertThat(forecast).containsAllEntriesOf(Map.of("already_there", "1", "receipts", "2", "members_new", "1", "points_earned", "24", "rejected", "2"));
        String rejected = client.text("/api/v1/imports/" + dry.get("id").asString() + "/rejected.csv");
        JsonNode run = client.importText(next, "");
        Map<String, String> done = ImportClient.figures(run);
        forecast.remove("seconds");
        done.remove("seconds");
        assertThat(forecast).isEqualTo(done);
        assertThat(client.text("/api/v1/imports/" + run.get("id").asString() + "/rejected.csv").lines().sorted())
                .containsExactlyElementsOf(rejected.lines().sorted().toList());
    }

    private long refunded(String number) {
        return server.jdbc().sql("select refunded_fen from purchase.receipt where number = ?").param(number).query(Long.class).single();
    }
}
