package io.huiji.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.Api;
import io.huiji.server.testing.MutableClock;
import io.huiji.server.testing.TestDatabase;
import io.huiji.server.testing.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A dry run says what the run does: it sees what members and budgets have behind them. Who gets the last points of a budget is open, since members are carried out
 * side by side; so nothing is returned here that drew on its end.
 */
@Tag("H1")
class ForecastIT {

    private static final String HEADER = "小票号,时间,商品编码,商品名称,数量,单价,会员号,门店编码\n";
    private static final String PROGRAMME = """
            {"code":"forecast","name":{"zh":"试算","en":"forecast"},"zone":"Asia/Shanghai",
             "earning":{"base":{"points":1,"perFen":100},
              "rules":[
               {"code":"first","name":{"zh":"首单","en":"first"},"priority":20,"when":{"firstPurchase":true},"effect":{"bonus":50}},
               {"code":"gift","name":{"zh":"礼","en":"gift"},"priority":10,"when":{},"effect":{"bonus":10},"budget":"gift"}],
              "caps":[{"code":"daily","name":{"zh":"每日","en":"daily"},"per":"day","points":100,"counts":"granted"}],
              "budgets":[{"code":"gift","name":{"zh":"礼","en":"gift"},"points":45}]}}""";

    @Test
    void of_first_purchases_daily_caps_budgets_and_returns() {
        try (TestDatabase database = TestDatabase.open(); TestServer server = TestServer.start(database, MutableClock.atNoonInShanghai())) {
            Api api = Api.operator(server);
            Api.Answer draft = api.post("/api/v1/programmes", PROGRAMME);
            assertThat(draft.status()).as(draft.text()).isEqualTo(201);
            Api.Answer published = api.post("/api/v1/programmes/" + draft.at("/id") + "/publish", "{\"effectiveFrom\":\"2020-01-01T00:00:00+08:00\"}");
            assertThat(published.status()).as(published.text()).isEqualTo(200);
            ImportClient client = new ImportClient(server);
            Map<String, String> first = ImportClient.figures(client.importText(HEADER + "1001,2026-01-02 10:00:00,A1,苹果,4,10.00,m1,S1\n", ""));
            assertThat(first).as("40 + 50 + 10").containsEntry("points_earned", "100");

            String next = HEADER + """
                    1002,2026-01-02 12:00:00,A1,苹果,1,10.00,m1,S1
                    1003,2026-01-03 10:00:00,A1,苹果,1,10.00,m1,S1
                    1004,2026-01-03 10:00:00,A1,苹果,1,10.00,m2,S1
                    1005,2026-01-04 10:00:00,A1,苹果,1,10.00,m2,S1
                    1006,2026-01-05 10:00:00,A1,苹果,1,10.00,m2,S1
                    2001,2026-01-02 13:00:00,A1,苹果,-3,10.00,m1,S1
                    """;
            Map<String, String> forecast = ImportClient.figures(client.importText(next, "&dryRun=true"));
            Map<String, String> done = ImportClient.figures(client.importText(next, ""));
            forecast.remove("seconds");
            done.remove("seconds");
            assertThat(forecast).isEqualTo(done);
            assertThat(done).containsEntry("receipts", "5").containsEntry("returns_matched_lines", "1").containsEntry("members_new", "1");
            assertThat(Long.parseLong(done.getOrDefault("points_earned", "0"))).as("no first purchase of m1, the day's cap reached, the budget run out")
                    .isLessThan(5 * 10 + 50 + 4 * 10);
        }
    }
}
