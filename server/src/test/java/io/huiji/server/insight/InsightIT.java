package io.huiji.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Role;
import io.huiji.server.desk.Reply;
import io.huiji.server.desk.Shop;
import io.huiji.server.insight.job.Refresh;
import io.huiji.server.insight.store.ProgressSql;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.Browser;
import io.huiji.server.testing.BooksAgree;
import io.huiji.server.testing.People;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The overview and its reports: the same figures as the books, each person's own stores, files to take along. */
@Tag("A6")
@Tag("A7")
@Tag("A8")
@Tag("A9")
class InsightIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static final long SEED = 20_261_127;
    private static Api operator = new Api("", null);
    private static List<Shop> shops = List.of();

    @BeforeAll
    static void open() {
        operator = Api.operator(SERVER);
        String draft = operator.post("/api/v1/programmes", """
                {"code":"insight","name":{"zh":"总览"},"earning":{"base":{"points":1,"perFen":100}},
                 "tiers":{"ladder":[{"code":"base","name":{"zh":"普通"},"threshold":0},{"code":"gold","name":{"zh":"金卡","en":"Gold"},"threshold":50000}],
                          "measure":"spend","window":{"kind":"rolling","days":90}},
                 "expiry":{"kind":"months","months":1},"redemption":{"minPoints":1,"holdMinutes":15,"graceDays":3},"late":{"eventDays":7},
                 "transfer":{"enabled":true,"maxPoints":1000,"maxPointsPerDay":1000,"coolingHours":0}}""").at("/id");
        Answer published = operator.post("/api/v1/programmes/" + draft + "/publish", "{\"effectiveFrom\":\"2020-01-01T00:00:00Z\"}");
        assertThat(published.status()).as(published.text()).isEqualTo(200);
        shops = List.of(new Shop(SERVER, "east"), new Shop(SERVER, "west"));
        operator.send("PATCH", "/api/v1/stores/west", "west", "{\"name\":\"=1+1 西店\",\"franchise\":true,\"zone\":\"Asia/Urumqi\"}");
    }

    private static Refresh refresh() {
        return SERVER.bean(Refresh.class);
    }

    /** Until everything is summed: a transaction that is open at the wrong moment, such as the trail's, makes a run leave it to the next. */
    private static void sum() {
        Instant now = SERVER.clock().instant();
        for (int run = 0; run < 100 && !now.equals(SERVER.bean(ProgressSql.class).read().asOf()); run++) {
            refresh().run();
        }
        refresh().run();
        assertThat(SERVER.bean(ProgressSql.class).read().asOf()).isEqualTo(now);
    }

    private static JsonNode get(String path) {
        Answer answer = operator.get("/api/v1/insight" + path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static long tile(JsonNode overview, String name) {
        for (JsonNode tile : overview.path("tiles")) {
            if (tile.path("name").asString().equals(name)) {
                return tile.path("value").asLong();
            }
        }
        throw new AssertionError("no tile " + name + " in " + overview);
    }

    private static long sum(JsonNode overview, String rows, String figure) {
        return overview.path(rows).valueStream().mapToLong(row -> row.path(figure).asLong()).sum();
    }

    private static boolean everythingHappened() {
        return SERVER.jdbc().sql("select sum(expired) > 0 and sum(restored) > 0 and sum(clawed_back) > 0 and sum(transferred) > 0 from insight.rollup")
                .query(Boolean.class).single();
    }

    private static String today(Shop shop) {
        return shop.now().atZone(java.time.ZoneId.of("Asia/Shanghai")).toLocalDate().toString();
    }

    @Test
    void whatever_goes_on_the_sums_are_those_of_the_books() {
        RandomDays days = new RandomDays(SERVER, shops, SEED);
        for (int round = 0; round < 5 || round < 25 && !everythingHappened(); round++) {
            days.play(70);
            sum();
            SumsAgree.check(SERVER.jdbc(), "seed " + SEED + ", round " + round);
        }
        shops.getFirst().post("/jobs/sweep", "");
        sum();
        SumsAgree.check(SERVER.jdbc(), "after the sweep");
        BooksAgree.check(SERVER.jdbc(), "at the end");
        assertThat(everythingHappened()).as("the game had everything in it: %s", SERVER.jdbc().sql("select concat_ws(' ', sum(expired), sum(restored), sum(clawed_back), sum(transferred)) from insight.rollup")
                .query(String.class).single()).isTrue();
        assertThat(SERVER.jdbc().sql("select count(*) from insight.rollup where settled").query(Long.class).single()).isPositive();

        ActiveAgree.check(SERVER, SEED);
        JsonNode year = get("/overview?period=this_year&granularity=week");
        assertThat(List.of(sum(year, "slices", "salesFen"), sum(year, "stores", "salesFen"))).as("the tile is the sum of the weeks, and of the stores")
                .containsOnly(tile(year, "sales"));
        assertThat(List.of(sum(year, "slices", "receipts"), sum(year, "stores", "receipts"))).containsOnly(tile(year, "receipts"));
        assertThat(tile(year, "receipts")).isPositive();

        // Made again from the first booking on, they are the same.
        String before = fingerprint();
        for (String mistake : List.of(
                "update insight.rollup set issued = issued + 1 where settled and day = (select min(day) from insight.rollup where settled)",
                "update insight.store_month set lines = lines + 1 where settled and month = (select min(month) from insight.store_month where settled)",
                "delete from insight.store_month where store_id = (select min(store_id) from insight.store_month where store_id > 0)",
                "update insight.chain_day set refunds = refunds - 1 where settled and day = (select max(day) from insight.chain_day where settled)",
                "update insight.chain_day set outstanding = outstanding + 1 where settled and day = (select max(day) from insight.chain_day where settled)",
                "delete from insight.chain_day where day = (select min(day) from insight.chain_day)")) {
            assertThat(SERVER.jdbc().sql(mistake).update()).as(mistake).isPositive();
            assertThat(refresh().check()).as(mistake).isFalse();
            sum();
            assertThat(refresh().check()).as(mistake).isTrue();
            assertThat(fingerprint()).as(mistake).isEqualTo(before);
        }
        SumsAgree.check(SERVER.jdbc(), "made again");
    }

    private static String fingerprint() {
        return SERVER.jdbc().sql("""
                select string_agg(t::text, ';' order by t::text) from (
                  select day, store_id, tier, sum(receipts) r, sum(sales_fen) f, sum(issued) i, sum(redeemed) d, sum(expired) e from insight.rollup group by 1, 2, 3) t""")
                .query(String.class).single();
    }

    @Test
    void two_instances_and_tills_that_go_on_count_everything_once() {
        try (TestServer other = TestServer.start(SERVER.database(), SERVER.clock(), "--huiji.jobs.enabled=false")) {
            RandomDays days = new RandomDays(SERVER, shops, SEED + 1);
            CompletableFuture<Void> tills = CompletableFuture.runAsync(() -> days.play(120));
            while (!tills.isDone()) {
                CompletableFuture<Void> one = CompletableFuture.runAsync(() -> refresh().run());
                other.bean(Refresh.class).run();
                one.orTimeout(60, TimeUnit.SECONDS).join();
            }
            tills.join();
        }
        sum();
        SumsAgree.check(SERVER.jdbc(), "after two instances");
    }

    @Test
    void a_receipt_that_comes_late_is_counted_on_its_own_day_and_a_refund_takes_it_back() {
        Shop shop = new Shop(SERVER, "late");
        long member = shop.member();
        Instant yesterday = shop.now().minus(Duration.ofDays(1));
        String day = yesterday.atZone(java.time.ZoneId.of("Asia/Shanghai")).toLocalDate().toString();
        String of = "/overview?store=late&from=" + day + "&to=" + day;
        sum();
        assertThat(tile(get(of), "sales")).isZero();
        SERVER.clock().advance(Duration.ofMinutes(30));
        sum();

        String number = Shop.number();
        Reply late = shop.post("/purchases", shop.receipt(member, number, 12_000).replace(shop.now().toString(), yesterday.toString()));
        assertThat(late.status()).isEqualTo(201);
        sum();
        JsonNode counted = get(of);
        assertThat(List.of(tile(counted, "sales"), tile(counted, "issued"), tile(counted, "receipts"), tile(counted, "active"))).containsExactly(12_000L, 120L, 1L, 1L);
        assertThat(counted.at("/slices/0/issued").asLong()).isEqualTo(120);
        assertThat(counted.at("/freshness/secondsBehind").asLong()).isZero();

        shop.refund(number, Shop.number(), 2_000);
        sum();
        String now = "/overview?store=late&period=today";
        assertThat(List.of(tile(get(now), "sales"), tile(get(now), "issued"))).containsExactly(-2_000L, -20L);
        assertThat(tile(get("/overview?store=late"), "sales")).isEqualTo(10_000);
        assertThat(get("/reports/refunds?store=late").at("/rows/0")).extracting(JsonNode::asString).containsExactly("late", "late", "1", "2000", "1667", "20");
    }

    @Test
    void a_receipt_that_came_too_late_counts_neither_as_it_comes_nor_as_its_goods_come_back() {
        Shop shop = new Shop(SERVER, "too-late");
        long member = shop.member();
        shop.buy(member, Shop.number(), 5_000);
        String number = Shop.number();
        String body = shop.receipt(member, number, 12_000).replace(shop.now().toString(), shop.now().minus(Duration.ofDays(9)).toString());
        assertThat(shop.post("/purchases", body).code()).isEqualTo("receipt_too_old");
        assertThat(shop.refundAll(number).status()).isEqualTo(200);
        sum();
        JsonNode overview = get("/overview?store=too-late");
        assertThat(List.of(tile(overview, "sales"), tile(overview, "receipts"))).containsExactly(5_000L, 1L);
        SumsAgree.check(SERVER.jdbc(), "after a refund of a receipt that came too late");
    }

    @Test
    void whoever_acts_for_a_store_sees_that_store_and_nothing_of_the_others() {
        Shop mine = new Shop(SERVER, "mine");
        Shop theirs = new Shop(SERVER, "theirs");
        mine.buy(mine.member(), Shop.number(), 5_000);
        theirs.buy(theirs.member(), Shop.number(), 7_700);
        sum();
        Browser manager = new People(SERVER).signIn(Role.MANAGER, "mine").browser();
        JsonNode overview = manager.get("/api/v1/insight/overview?period=today").json();
        assertThat(tile(overview, "sales")).isEqualTo(5_000);
        assertThat(overview.path("stores")).extracting(store -> store.path("code").asString()).containsExactly("mine");
        for (JsonNode report : manager.get("/api/v1/insight/reports").json().path("items")) {
            String name = report.path("name").asString();
            Answer answer = manager.get("/api/v1/insight/reports/" + name + "?period=today");
            assertThat(answer.status()).as(name + answer.text()).isEqualTo(200);
            assertThat(answer.text()).as(name).doesNotContain("theirs").doesNotContain("7700");
            Answer file = manager.get("/api/v1/insight/reports/" + name + "/export.csv?period=today");
            assertThat(file.text()).as(name).doesNotContain("theirs").doesNotContain("77.00");
            assertThat(manager.get("/api/v1/insight/reports/" + name + "?store=theirs").at("/code")).isEqualTo("store_not_allowed");
            assertThat(manager.get("/api/v1/insight/reports/" + name + "/export.csv?store=theirs").at("/code")).isEqualTo("store_not_allowed");
        }
        assertThat(manager.get("/api/v1/insight/overview?store=theirs").at("/code")).isEqualTo("store_not_allowed");
        assertThat(manager.get("/api/v1/insight/overview?kind=own").json().path("stores")).hasSize(1);
        assertThat(new People(SERVER).signIn(Role.CASHIER, "mine").browser().get("/api/v1/insight/overview").at("/code")).isEqualTo("forbidden");
        for (Role role : List.of(Role.MARKETING, Role.FINANCE, Role.AUDITOR, Role.ADMINISTRATOR)) {
            JsonNode all = new People(SERVER).signIn(role).browser().get("/api/v1/insight/overview?period=today").json();
            assertThat(all.path("stores")).as(role.code()).extracting(store -> store.path("code").asString()).contains("mine", "theirs");
        }
    }

    @Test
    void of_several_stores_members_are_added_up_store_by_store_and_the_answer_says_so() {
        Shop one = new Shop(SERVER, "both-1");
        Shop two = new Shop(SERVER, "both-2");
        operator.send("PATCH", "/api/v1/stores/both-1", "both-1", "{\"zone\":\"Asia/Macau\"}");
        operator.send("PATCH", "/api/v1/stores/both-2", "both-2", "{\"zone\":\"Asia/Macau\"}");
        long member = one.member();
        one.buy(member, Shop.number(), 3_000);
        two.buy(member, Shop.number(), 4_000);
        sum();
        JsonNode both = get("/overview?period=today&zone=Asia/Macau");
        assertThat(both.path("countedByStore").asBoolean()).isTrue();
        assertThat(tile(both, "active")).as("once in each store").isEqualTo(2);
        for (String single : List.of("&store=both-1", "&store=both-2")) {
            assertThat(get("/overview?period=today" + single).path("countedByStore").asBoolean()).as(single).isFalse();
        }
        assertThat(get("/overview?period=today").path("countedByStore").asBoolean()).as("of the whole chain everybody counts once").isFalse();
    }

    @Test
    void a_report_is_taken_along_as_a_file_that_runs_nothing_and_the_trail_says_who_did() {
        shops.getLast().buy(shops.getLast().member(), Shop.number(), 123_456);
        sum();
        Browser finance = new People(SERVER).signIn(Role.FINANCE).browser();
        Answer file = finance.get("/api/v1/insight/reports/stores/export.csv?period=today&kind=franchise&language=en");
        assertThat(file.status()).as(file.text()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).contains("stores-" + today(shops.getLast()));
        assertThat(file.text()).startsWith("\uFEFFStore code,Store,Kind,Sales to members (yuan)").contains("west,'=1+1 西店,franchise,");
        Browser auditor = new People(SERVER).signIn(Role.AUDITOR).browser();
        assertThat(auditor.get("/api/v1/audit-trail?action=insight.export").json().path("items"))
                .extracting(line -> line.path("target").asString()).contains("insight:stores");
    }

    @Test
    void tiers_share_the_sales_that_were_made_in_them() {
        Shop shop = new Shop(SERVER, "tiers");
        long member = shop.member();
        shop.buy(member, Shop.number(), 60_000);
        SERVER.clock().advance(Duration.ofMinutes(1));
        shop.buy(member, Shop.number(), 20_000);
        sum();
        JsonNode rows = get("/reports/tiers?store=tiers&period=today&language=en").path("rows");
        assertThat(rows).filteredOn(row -> row.path(0).asString().equals("Gold")).singleElement().satisfies(gold -> {
            assertThat(gold.path(3).asString()).isEqualTo("20000");
            assertThat(gold.path(4).asString()).isEqualTo("2500");
        });
    }

    @Test
    void what_cannot_be_asked_is_refused_with_the_field() {
        assertThat(operator.get("/api/v1/insight/overview?period=custom").at("/errors/0/field")).isEqualTo("from");
        assertThat(operator.get("/api/v1/insight/overview?from=2026-02-01&to=2026-01-01").at("/errors/0/field")).isEqualTo("to");
        assertThat(operator.get("/api/v1/insight/overview?period=today&from=2026-01-01").at("/errors/0/field")).isEqualTo("period");
        assertThat(operator.get("/api/v1/insight/overview?from=1990-01-01").at("/errors/0/field")).isEqualTo("from");
        assertThat(operator.get("/api/v1/insight/overview?store=nowhere").at("/code")).isEqualTo("store_unknown");
        assertThat(operator.get("/api/v1/insight/overview?period=fortnight").at("/errors/0/field")).isEqualTo("period");
        assertThat(operator.get("/api/v1/insight/reports/gossip").status()).isEqualTo(404);
        assertThat(operator.get("/api/v1/insight/reports/store_by_period?period=this_year&granularity=day").status()).isIn(200, 400);
    }
}
