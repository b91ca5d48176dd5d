package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.TestServer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a programme that a person wrote and published makes of receipts, with the sentences the member reads. Each test has an era of its own. */
class EarningRulesIT {

    private static final String A_YUAN = "'base':{'points':1,'perFen':100}";

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static Shop shop;
    private static Shop newYork;

    @BeforeAll
    static void open() {
        shop = new Shop(SERVER, "rules");
        made("/stores", "{'code':'ny','name':'纽约店','zone':'America/New_York','franchise':false}");
        newYork = new Shop(SERVER, "ny");
        for (String category : new String[] {"milk-tea", "cake", "gift-card"}) {
            made("/categories", "{'code':'%s','name':'%s'}".formatted(category, category));
            made("/products", "{'code':'%s-1','name':'%s','category':'%s'}".formatted(category, category, category));
        }
        made("/products", "{'code':'bag-paper','name':'纸袋'}");
    }

    @Test
    @Tag("E2")
    void one_point_for_a_hundred_yuan() {
        era("2030-01-01T10:00:00", "'base':{'points':1,'perFen':10000}");
        long member = shop.member();
        assertThat(Told.by(earns(member, 0, 9_999))).contains("计分金额¥99.99，每¥100积1分：0分。");
        earns(member, 1, 19_900);
        assertThat(Told.newest(shop, member)).containsExactly("计分金额¥199，每¥100积1分：1分。", "合计1.99分，整单向下取整为1分。");
        long other = shop.member();
        earns(other, 0, 6_000);
        earns(other, 0, 6_000);
        assertThat(shop.balance(other).number("redeemable")).isZero();
    }

    @Test
    @Tag("E2")
    void with_carry_over_two_receipts_of_sixty_give_one_and_a_refund_lowers_the_total() {
        era("2030-02-01T10:00:00", "'base':{'points':1,'perFen':10000,'carryOver':true}");
        long member = shop.member();
        String first = Shop.number();
        assertThat(shop.buy(member, first, 6_000).number("points")).isZero();
        earns(member, 1, 6_000);
        assertThat(Told.newest(shop, member)).contains("此前累计¥60，本次计入¥60，累计¥120，得1分。");
        assertThat(shop.refund(first, Shop.number(), 2_001).number("points")).isEqualTo(-1);
        assertThat(Told.newest(shop, member)).anyMatch(sentence -> sentence.startsWith("退款¥20.01，追回1分，累计从¥120降为¥99.99。"));
        assertThat(shop.refund(first, Shop.number(), 1_000).number("points")).isZero();
        earns(member, 1, 1_001);
        assertThat(shop.balance(member).number("redeemable")).isEqualTo(1);
    }

    @Test
    @Tag("E3")
    void from_a_hundred_yuan_it_is_double_and_a_refund_below_gives_the_step_back() {
        era("2030-03-01T10:00:00", A_YUAN + ",'rules':[" + rule("step", "满100元双倍积分", "'minFen':10000", "'multiplier':'2'") + "]");
        long member = shop.member();
        earns(member, 99, 9_999);
        assertThat(Told.newest(shop, member)).contains("满100元双倍积分：还差¥0.01。");
        earns(member, 88, 8_800);
        assertThat(Told.newest(shop, member)).contains("满100元双倍积分：还差¥12。");
        String sale = Shop.number();
        assertThat(shop.buy(member, sale, 10_000).number("points")).isEqualTo(200);
        assertThat(Told.newest(shop, member)).containsExactly("计分金额¥100，每¥1积1分：100分。", "满100元双倍积分：2倍，多得100分。");
        assertThat(shop.refund(sale, Shop.number(), 1).number("points")).isEqualTo(-101);
        assertThat(Told.newest(shop, member)).anyMatch(sentence -> sentence.startsWith("退款¥0.01，追回101分，这笔消费还保留99分。"));
    }

    @Test
    @Tag("E3")
    void where_the_programme_says_so_a_refund_keeps_the_step() {
        Era.with(SERVER, shop, "2030-04-01T10:00:00+08:00", "'refunds':{'giveBackStep':false},'earning':{" + A_YUAN + ",'rules':["
                + rule("step", "满100元双倍积分", "'minFen':10000", "'multiplier':'2'") + "]}");
        long member = shop.member();
        String sale = Shop.number();
        assertThat(shop.buy(member, sale, 10_000).number("points")).isEqualTo(200);
        assertThat(shop.refund(sale, Shop.number(), 5_000).number("points")).isEqualTo(-100);
    }

    @Test
    @Tag("E3")
    void every_fifth_visit_within_thirty_days_is_double() {
        Era era = era("2030-05-01T10:00:00", A_YUAN + ",'rules':[" + rule("fifth", "每5次双倍", "'visits':{'every':5,'windowDays':30}", "'multiplier':'2'") + "]");
        long fifth = shop.member();
        long late = shop.member();
        earns(fifth, 1, 100);
        assertThat(Told.newest(shop, fifth)).contains("每5次双倍：还差4次消费。");
        earns(late, 1, 100);
        era.at("2030-05-02T10:00:00");
        for (int i = 0; i < 3; i++) {
            earns(fifth, 1, 100);
            earns(late, 1, 100);
        }
        era.at("2030-05-30T23:59:59.999");
        earns(fifth, 200, 10_000);
        assertThat(Told.newest(shop, fifth)).contains("每5次双倍：2倍，多得100分。");
        era.at("2030-05-31T00:00:00");
        earns(late, 100, 10_000);
        assertThat(Told.newest(shop, late)).contains("每5次双倍：还差1次消费。");
        earns(late, 200, 10_000);
    }

    @Test
    @Tag("E4")
    @Tag("E19")
    void a_category_has_its_own_ratio_and_what_is_excluded_earns_nothing() {
        era("2030-07-01T15:00:00", A_YUAN + ",'excluded':{'categories':['gift-card'],'products':['bag-paper']},'rules':["
                + rule("tea", "奶茶1.5倍", "'categories':['milk-tea']", "'multiplier':'1.5'") + "]");
        long member = shop.member();
        assertThat(sell(member, "milk-tea-1 10000", "cake-1 5000").number("points")).isEqualTo(200);
        assertThat(Told.newest(shop, member)).contains("奶茶1.5倍：1.5倍，多得50分。");
        assertThat(sell(member, "cake-1 5000", "gift-card-1 10000", "bag-paper 700").number("points")).isEqualTo(50);
        assertThat(Told.newest(shop, member)).contains("第2行¥100：品类不参与。", "第3行¥7：商品不参与。", "奶茶1.5倍：品类不参与。");
        Reply nothing = sell(member, "gift-card-1 10000");
        assertThat(nothing.number("points")).isZero();
        assertThat(Told.by(nothing)).contains("第1行¥100：品类不参与。");
        assertThat(shop.balance(member).number("redeemable")).isEqualTo(250);
    }

    @Test
    @Tag("E4")
    void a_time_slot_begins_and_ends_to_the_millisecond() {
        Era era = era("2030-08-01T10:00:00", A_YUAN + ",'rules':["
                + rule("slot", "下午茶双倍", "'timeSlots':[{'from':'14:00','to':'17:00'}]", "'multiplier':'2'") + "]");
        long member = shop.member();
        era.at("2030-08-01T13:59:59.999");
        earns(member, 100, 10_000);
        assertThat(Told.newest(shop, member)).contains("下午茶双倍：不在活动时段。");
        era.at("2030-08-01T14:00:00");
        earns(member, 200, 10_000);
        era.at("2030-08-01T16:59:59.999");
        earns(member, 200, 10_000);
        era.at("2030-08-01T17:00:00");
        earns(member, 100, 10_000);
    }

    @Test
    @Tag("E1")
    @Tag("E5")
    @Tag("T1")
    @Tag("T5")
    void bronze_silver_and_gold_earn_by_their_tier_and_one_purchase_may_climb_two_rungs() {
        tiers("2030-09-01T10:00:00", "'measure':'spend','window':{'kind':'lifetime'}", 200_000, 500_000);
        long member = shop.member();
        earns(member, 2_000, 200_000);
        assertThat(Told.newest(shop, member)).contains("银牌1.2倍：当前等级不适用。", "恭喜从铜牌升为银牌，下次消费起享受新等级。");
        earns(member, 39, 3_333);
        assertThat(Told.newest(shop, member)).contains("合计39.996分，整单向下取整为39分。");
        earns(member, 120, 10_000);
        long rich = shop.member();
        earns(rich, 5_000, 500_000);
        assertThat(Told.newest(shop, rich)).contains("恭喜从铜牌升为金牌，下次消费起享受新等级。");
        earns(rich, 150, 10_000);
        assertThat(Told.newest(shop, rich)).contains("金牌1.5倍：1.5倍，多得50分。");
    }

    @Test
    @Tag("T2")
    void a_thousand_points_earned_make_a_vip_and_spending_them_never_demotes() {
        tiers("2030-10-01T10:00:00", "'measure':'points','window':{'kind':'lifetime'}", 1_000, 9_000);
        long member = shop.member();
        earns(member, 999, 99_900);
        assertThat(tier(member)).isNotEqualTo("silver");
        earns(member, 1, 100);
        assertThat(tier(member)).isEqualTo("silver");
        assertThat(shop.redeem(member, 1_000).status()).isEqualTo(200);
        assertThat(tier(member)).isEqualTo("silver");
        earns(member, 120, 10_000);
    }

    @Test
    @Tag("T5")
    void visits_and_activities_count_where_the_programme_says_so_and_downgrades_come_at_their_hour() {
        Era visits = tiers("2030-11-01T10:00:00", "'measure':'visits','window':{'kind':'month'},'downgrade':{'inactivityDays':60,'to':'base'},'downgradeHour':4", 2, 3);
        long member = shop.member();
        earns(member, 1, 100);
        earns(member, 1, 100);
        assertThat(tier(member)).isEqualTo("silver");
        visits.at("2031-01-01T03:59:59.999");
        assertThat(tier(member)).isEqualTo("silver");
        visits.at("2031-01-01T04:00:00");
        assertThat(tier(member)).isEqualTo("bronze");
        tiers("2031-01-15T10:00:00", "'measure':'points','window':{'kind':'lifetime'}", 10, 1_000);
        long active = shop.member();
        made("/activities", "{'member':{'memberId':'%d'},'activity':'class','reference':'T5','eventAt':'%s','store':'rules'}".formatted(active, shop.now()));
        assertThat(tier(active)).isEqualTo("silver");
    }

    @Test
    @Tag("E6")
    void wednesday_is_that_of_the_store_and_exact_at_both_edges() {
        era("2031-03-01T10:00:00", A_YUAN + ",'rules':[" + rule("wednesday", "每周三双倍", "'weekdays':[3]", "'multiplier':'2'") + "]");
        edges(shop, "2031-03-04T23:59:59.999+08:00", "2031-03-05T00:00:00+08:00", "2031-03-05T23:59:59.999+08:00", "2031-03-06T00:00:00+08:00");
        edges(newYork, "2031-03-04T23:59:59.999-05:00", "2031-03-05T00:00:00-05:00", "2031-03-05T23:59:59.999-05:00", "2031-03-06T00:00:00-05:00");
        long member = shop.member();
        SERVER.clock().set("2031-03-04T12:00:00-05:00");
        assertThat(newYork.buy(member, Shop.number(), 10_000).number("points")).as("Tuesday in New York").isEqualTo(100);
        assertThat(Told.newest(shop, member)).contains("每周三双倍：今天不是活动日。");
        assertThat(shop.buy(member, Shop.number(), 10_000).number("points")).as("Wednesday in Shanghai, the same instant").isEqualTo(200);
    }

    @Test
    @Tag("E6")
    void a_double_day_of_the_calendar_is_exact_at_both_edges() {
        era("2031-11-01T10:00:00", A_YUAN + ",'rules':[" + rule("day", "双倍积分日", "'dates':{'from':'2031-11-11','to':'2031-11-11'}", "'multiplier':'2'") + "]");
        edges(shop, "2031-11-10T23:59:59.999+08:00", "2031-11-11T00:00:00+08:00", "2031-11-11T23:59:59.999+08:00", "2031-11-12T00:00:00+08:00");
    }

    @ParameterizedTest
    @Tag("E7")
    @CsvSource({"multiply, 2033, 600", "add, 2034, 350", "best, 2035, 200"})
    void wednesday_birthday_and_gold_stack_as_the_programme_says(String stacking, int year, long points) {
        LocalDate wednesday = LocalDate.of(year, 3, 1).with(TemporalAdjusters.nextOrSame(DayOfWeek.WEDNESDAY));
        Era era = Era.with(SERVER, shop, year + "-02-01T10:00:00+08:00", "'tiers':" + ladder("'measure':'spend','window':{'kind':'lifetime'}", 100, 200)
                + ",'earning':{" + A_YUAN + ",'stacking':'" + stacking + "','rules':[" + rule("wednesday", "每周三双倍", "'weekdays':[3]", "'multiplier':'2'") + ","
                + rule("birthday", "生日双倍", "'birthday':'day'", "'multiplier':'2'") + "," + rule("gold", "金牌1.5倍", "'tiers':['gold']", "'multiplier':'1.5'") + "]}");
        long member = made("/members", "{'phone':'1391111%d','store':'rules','birthday':'%s'}".formatted(year, wednesday.withYear(1990))).number("id");
        era.at(wednesday.minusDays(1) + "T12:00:00");
        earns(member, 2, 200);
        assertThat(Told.newest(shop, member)).contains("生日双倍：不在生日优惠期内。");
        era.at(wednesday + "T12:00:00");
        earns(member, points, 10_000);
        if (stacking.equals("best")) {
            assertThat(Told.newest(shop, member)).contains("金牌1.5倍：已按更高的倍数计算。");
        }
        earns(shop.member(), 200, 10_000);
    }

    private static Era era(String shanghai, String earning) {
        return Era.with(SERVER, shop, shanghai + "+08:00", "'earning':{" + earning + "}");
    }

    private static Era tiers(String shanghai, String terms, long silver, long gold) {
        return Era.with(SERVER, shop, shanghai + "+08:00", "'tiers':" + ladder(terms, silver, gold) + ",'activities':[{'code':'class','name':{'zh':'上课'},'points':10}],"
                + "'earning':{" + A_YUAN + ",'rules':[" + rule("silver", "银牌1.2倍", "'tiers':['silver']", "'multiplier':'1.2'") + ","
                + rule("gold", "金牌1.5倍", "'tiers':['gold']", "'multiplier':'1.5'") + "]}");
    }

    private static String ladder(String terms, long silver, long gold) {
        return "{'ladder':[{'code':'bronze','name':{'zh':'铜牌'}},{'code':'silver','name':{'zh':'银牌'},'threshold':%d},{'code':'gold','name':{'zh':'金牌'},'threshold':%d}],%s}"
                .formatted(silver, gold, terms);
    }

    private static String rule(String code, String name, String when, String effect) {
        return "{'code':'%s','name':{'zh':'%s'},'when':{%s},'effect':{%s}}".formatted(code, name, when, effect);
    }

    /** ¥100: single before the first, double from the second to the third, single from the fourth. */
    private static void edges(Shop at, String... moments) {
        long member = shop.member();
        for (int i = 0; i < moments.length; i++) {
            SERVER.clock().set(moments[i]);
            assertThat(at.buy(member, Shop.number(), 10_000).number("points")).as(moments[i]).isEqualTo(i == 1 || i == 2 ? 200 : 100);
        }
    }

    private static Reply earns(long member, long points, long fen) {
        Reply bought = shop.buy(member, Shop.number(), fen);
        assertThat(bought.status()).as(bought.body().toString()).isEqualTo(201);
        assertThat(bought.number("points")).as(bought.body().toString()).isEqualTo(points);
        return bought;
    }

    /** @param goods each as {@code product fen} */
    private static Reply sell(long member, String... goods) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < goods.length; i++) {
            String[] line = goods[i].split(" ");
            lines.append(i == 0 ? "" : ",").append("{'no':%d,'product':'%s','quantity':1,'amountFen':'%s'}".formatted(i + 1, line[0], line[1]));
        }
        return made("/purchases", "{'store':'rules','number':'%s','channel':'till','eventAt':'%s','member':{'memberId':'%d'},'lines':[%s]}"
                .formatted(Shop.number(), shop.now(), member, lines));
    }

    private static Reply made(String path, String body) {
        Reply reply = shop.post(path, body.replace('\'', '"'));
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
        return reply;
    }

    private static String tier(long member) {
        return shop.balance(member).text("tier");
    }
}
