package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.BooksAgree;
import io.huiji.server.testing.MutableClock;
import io.huiji.server.testing.TestDatabase;
import io.huiji.server.testing.TestServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a programme gives only so often or so much of, asked for by 64 threads, half at each of two instances on one database: a budget, a day's cap, a first purchase. */
@Tag("T2")
@Tag("I12")
@Tag("vector-i")
class LimitRacesIT {

    private static final String PROGRAMME = """
            'zone':'Asia/Shanghai','earning':{'base':{'points':1,'perFen':100},'rules':[
              {'code':'spring','name':{'zh':'春季加三十'},'when':{'stores':['budget-1','budget-2']},'effect':{'bonus':30},'budget':'spring'},
              {'code':'bulk','name':{'zh':'双倍'},'when':{'stores':['bulk-1','bulk-2']},'effect':{'multiplier':'2'},'budget':'bulk'},
              {'code':'first','name':{'zh':'首单礼'},'when':{'stores':['first-1','first-2'],'firstPurchase':true},'effect':{'bonus':50}}],
             'caps':[{'code':'daily','name':{'zh':'每日封顶'},'per':'day','points':500,'stores':['cap-1','cap-2']}],
             'budgets':[{'code':'spring','name':{'zh':'春季预算'},'points':1000},{'code':'bulk','name':{'zh':'批量预算'},'points':777}]}""";

    private static TestDatabase database;
    private static TestServer one;
    private static TestServer two;

    @BeforeAll
    static void open() {
        database = TestDatabase.open();
        MutableClock clock = MutableClock.atNoonInShanghai();
        one = TestServer.start(database, clock, "--huiji.jobs.enabled=false");
        two = TestServer.start(database, clock, "--huiji.jobs.enabled=false");
        Shop shop = new Shop(one, "head");
        Reply draft = shop.post("/programmes", ("{'code':'limits','name':{'zh':'限'}," + PROGRAMME + "}").replace('\'', '"'));
        Reply published = shop.post("/programmes/" + draft.text("id") + "/publish", "{\"effectiveFrom\":\"2020-01-01T00:00:00Z\"}");
        assertThat(published.status()).as(published.body().toString()).isEqualTo(200);
    }

    @AfterAll
    static void close() {
        try {
            BooksAgree.check(database.jdbc(), "after the races");
        } finally {
            two.close();
            one.close();
            database.close();
        }
    }

    @Test
    void a_budget_is_spent_to_its_last_point_and_not_one_more() throws Exception {
        List<Shop> shops = shops("budget");
        List<Long> members = members(shops);
        List<Reply> replies = Race.run(i -> () -> shops.get(i % 2).buy(members.get(i), Shop.number(), 1_000));
        assertThat(replies).allMatch(reply -> reply.status() == 201);
        assertThat(replies).filteredOn(reply -> reply.number("points") == 40).as("10 and the whole bonus").hasSize(33);
        assertThat(replies).filteredOn(reply -> reply.number("points") == 20).as("10 and the last of the budget").hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.number("points") == 10).hasSize(Race.THREADS - 34);
        assertThat(members.stream().mapToLong(member -> balance(shops, member)).sum()).isEqualTo(10L * Race.THREADS + 1_000);
        assertThat(left("spring")).isZero();
    }

    /** Bulk calls draw on it in batches, so that two batches that read the same rest must not both have it. */
    @Test
    @Tag("C8")
    void batches_of_both_instances_share_a_budget_exactly() throws Exception {
        List<Shop> shops = shops("bulk");
        List<Long> members = members(shops);
        List<Reply> replies = Race.run(i -> () -> {
            Shop shop = shops.get(i % 2);
            return shop.post("/purchases/bulk", "{\"items\":[" + String.join(",", IntStream.range(0, 5)
                    .mapToObj(n -> "{\"purchase\":" + shop.receipt(members.get((i + n) % members.size()), Shop.number(), 300) + "}").toList()) + "]}");
        });
        assertThat(replies).allSatisfy(reply -> assertThat(reply.body().path("results")).hasSize(5).allMatch(result -> result.path("status").asInt() == 201));
        assertThat(members.stream().mapToLong(member -> balance(shops, member)).sum()).isEqualTo(3L * 5 * Race.THREADS + 777);
        assertThat(left("bulk")).isZero();
    }

    @Test
    @Tag("E19")
    void a_days_cap_is_reached_and_not_exceeded() throws Exception {
        List<Shop> shops = shops("cap");
        long member = shops.getFirst().member();
        List<Reply> replies = Race.run(i -> () -> shops.get(i % 2).buy(member, Shop.number(), 1_100));
        assertThat(replies).allMatch(reply -> reply.status() == 201);
        assertThat(replies.stream().mapToLong(reply -> reply.number("points")).sum()).isEqualTo(500);
        assertThat(replies).filteredOn(reply -> reply.number("points") == 5).as("the one that reached it").hasSize(1);
        assertThat(balance(shops, member)).isEqualTo(500);
    }

    @Test
    void a_first_purchase_is_one() throws Exception {
        List<Shop> shops = shops("first");
        long member = shops.getFirst().member();
        List<Reply> replies = Race.run(i -> () -> shops.get(i % 2).buy(member, Shop.number(), 1_000));
        assertThat(replies).filteredOn(reply -> reply.number("points") == 60).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.number("points") == 10).hasSize(Race.THREADS - 1);
        assertThat(balance(shops, member)).isEqualTo(10L * Race.THREADS + 50);
    }

    private static List<Shop> shops(String name) {
        return List.of(new Shop(one, name + "-1"), new Shop(two, name + "-2"));
    }

    private static List<Long> members(List<Shop> shops) {
        return IntStream.range(0, Race.THREADS).mapToObj(i -> shops.getFirst().member()).toList();
    }

    private static long balance(List<Shop> shops, long member) {
        return shops.getLast().balance(member).number("spendable");
    }

    private static long left(String budget) {
        return database.jdbc().sql("select left_points from programme.budget where code = ?").param(budget).query(Long.class).single();
    }
}
